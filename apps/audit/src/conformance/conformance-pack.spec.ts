import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { app } from '../main';
import { ConformancePack, INLINE_BYTES } from './conformance-pack';
import { packTemplate } from './pack-template';

const PACK = 'AWS::Config::ConformancePack';

const templateOf = (count: number, description: string): Template => {
  const stack = new Stack(new App(), 'hipaa-account-audit');
  const rules = Array.from({ length: count }, (_, index) => ({
    name: `rule-${index}`,
    identifier: `RULE_${index}`,
    description,
  }));
  new ConformancePack(stack, 'Pack', { rules });
  return Template.fromStack(stack);
};

test('a rule of a pack says what sets it off and what it is told', () => {
  const rule = {
    name: 'restricted-ssh',
    identifier: 'INCOMING_SSH_DISABLED',
    types: ['AWS::EC2::SecurityGroup'],
    parameters: { port: '22' },
  };
  expect(JSON.parse(packTemplate([rule]))).toEqual({
    Resources: {
      RestrictedSsh: {
        Type: 'AWS::Config::ConfigRule',
        Properties: {
          ConfigRuleName: 'restricted-ssh',
          InputParameters: { port: '22' },
          Scope: { ComplianceResourceTypes: ['AWS::EC2::SecurityGroup'] },
          Source: { Owner: 'AWS', SourceIdentifier: 'INCOMING_SSH_DISABLED' },
        },
      },
    },
  });
});

test('a template that fits is handed over as it is', () => {
  templateOf(1, 'short').hasResourceProperties(PACK, {
    TemplateBody: Match.serializedJson(Match.objectLike({ Resources: Match.anyValue() })),
    TemplateS3Uri: Match.absent(),
  });
});

test('a template that does not fit lies in the bucket of the deployment', () => {
  templateOf(2, 'x'.repeat(INLINE_BYTES / 2)).hasResourceProperties(PACK, {
    TemplateBody: Match.absent(),
    TemplateS3Uri: { 'Fn::Sub': Match.stringLikeRegexp('^s3://.*\\.json$') },
  });
});

test('CloudFormation hands over 51,200 bytes', () => {
  expect(INLINE_BYTES).toBe(51_200);
});

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const [pack] = Object.values(layerTemplate(app, environment).findResources(PACK)) as {
    Properties: { ConformancePackName: string; TemplateBody: string };
    DependsOn: string[];
  }[];

  test('the pack has its rules, and fits', () => {
    expect(Object.keys(JSON.parse(pack?.Properties.TemplateBody ?? '{}').Resources)).toHaveLength(129);
  });

  test('the pack comes after the recorder, without which AWS Config refuses it', () => {
    expect(pack?.DependsOn).toEqual([
      expect.stringMatching(/^RecordsRecorderChannel/),
      expect.stringMatching(/^RecordsRecorder/),
    ]);
  });
});
