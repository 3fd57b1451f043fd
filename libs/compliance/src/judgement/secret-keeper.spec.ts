import type { TemplateResource } from '@hipaa-cdk/templates';
import { subject } from '../../fixtures/subject';
import { allPacks } from '../engines/own-packs';
import { applyExceptions } from '../exceptions/apply-exceptions';
import { judge } from '../judge';
import { findingsTable } from '../report/findings-table';
import { jsonReport, ledgerJson } from '../report/reports';
import { sarif } from '../report/sarif';
import type { Judgement } from './judgement';

const SECRET = 'corRect-h0rse!battery';
const WORD = 'opensesame';

/** Where templates have been seen with a secret written out: every one is found or proved by some rule. */
const places: Readonly<Record<string, TemplateResource>> = {
  'a password of a database': {
    Type: 'AWS::RDS::DBInstance',
    Properties: { MasterUsername: 'app', MasterUserPassword: SECRET },
  },
  'a variable of a function with a telling name': {
    Type: 'AWS::Lambda::Function',
    Properties: { Environment: { Variables: { DB_PASSWORD: SECRET } } },
  },
  'a variable of a function with a name that tells nothing': {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Environment: { Variables: { OPENER: SECRET, GATE: { 'Fn::Sub': `\${AWS::Region}${SECRET}` } } },
    },
  },
  'a variable of a build': {
    Type: 'AWS::CodeBuild::Project',
    Properties: {
      Environment: { EnvironmentVariables: [{ Name: 'OPENER', Type: 'PLAINTEXT', Value: SECRET }] },
    },
  },
  'a variable of a container': {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: { ContainerDefinitions: [{ Environment: [{ Name: 'OPENER', Value: SECRET }] }] },
  },
  'a variable of Beanstalk': {
    Type: 'AWS::ElasticBeanstalk::Environment',
    Properties: {
      OptionSettings: [
        {
          Namespace: 'aws:elasticbeanstalk:application:environment',
          OptionName: 'OPENER',
          Value: SECRET,
        },
      ],
    },
  },
  'a start script': {
    Type: 'AWS::EC2::Instance',
    Properties: { UserData: { 'Fn::Base64': `#!/bin/sh\nexport OPENER ${SECRET}\n` } },
  },
  'a parameter': {
    Type: 'AWS::SSM::Parameter',
    Properties: { Name: '/app/opener', Type: 'String', Value: SECRET },
  },
  'a value where a number belongs': {
    Type: 'AWS::S3::Bucket',
    Properties: { VersioningConfiguration: { Status: WORD, Password: WORD } },
  },
};

const everything = (judgement: Judgement): string => {
  const assessment = applyExceptions(judgement, [], { today: '2026-11-01' });
  const { findings } = assessment;
  return [findingsTable(findings), jsonReport(assessment), ledgerJson(judgement), sarif(assessment)].join(
    '\n',
  );
};

const rules = { packs: allPacks, libraryValidation: false };

test.each(Object.entries(places))('%s stands in no report', async (_place, resource) => {
  const judgement = await judge([subject({ It: resource })], rules);
  expect(judgement.findings.length + judgement.proofs.length).toBeGreaterThan(0);
  const text = everything(judgement);
  expect(text).not.toContain(SECRET);
  expect(text).not.toContain(WORD);
});

test('outputs, metadata and defaults of parameters stand in no report', async () => {
  const template = {
    Metadata: { Notes: SECRET },
    Parameters: { Opener: { Type: 'String', Default: SECRET } },
    Resources: { Box: { Type: 'AWS::S3::Bucket', Metadata: { Notes: SECRET } } },
    Outputs: { Opener: { Value: SECRET } },
  };
  expect(everything(await judge([subject({}, { template })], rules))).not.toContain(SECRET);
});

test('a sentence of an engine that quotes a secret is shown without it', async () => {
  const quoting = {
    id: 'Quoting',
    description: 'Quotes',
    citations: [],
    remedy: 'None',
    *evaluate() {
      const problem = `'${WORD}' is not one of 1, 2`;
      yield {
        outcome: 'fail' as const,
        logicalId: 'It',
        property: 'Properties.Password',
        value: WORD,
        problem,
      };
    },
  };
  const { findings } = await judge(
    [subject({ It: { Type: 'Custom::It', Properties: { Password: WORD } } })],
    {
      packs: [{ name: 'Fixture', rules: [quoting] }],
      publicPacks: false,
      libraryValidation: false,
    },
  );
  expect(findings.map(({ problem }) => problem)).toEqual(['(withheld) is not one of 1, 2']);
});

test('what is no secret is shown: switches, numbers and references', async () => {
  const { proofs } = await judge(
    [
      subject({
        Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: true, KMSKeyId: { Ref: 'Key' } } },
        Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: { Environment: { Variables: { TABLE: { Ref: 'Table' }, SIZE: '7' } } },
        },
      }),
    ],
    { packs: allPacks, publicPacks: false, libraryValidation: false },
  );
  const values = proofs.map(({ value }) => value);
  expect(values).toEqual(expect.arrayContaining([true, { Ref: 'Key' }, { Ref: 'Table' }, '7']));
});
