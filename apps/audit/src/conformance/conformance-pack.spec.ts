import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { app } from '../main';
import { ConformancePack, INLINE_BYTES, packTemplate, MOST_RULES, packRules } from './conformance-pack';
import type { AuditSettings } from '../settings';
import { REASON, testSettings } from '../testing/test-settings';
import { hipaaRules } from './hipaa-rules';

const PACK = 'AWS::Config::ConformancePack';

const templateOf = (count: number, description: string): Template => {
  const stack = new Stack(new App(), `${APPLICATION}-account-audit`);
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

type PackSettings = AuditSettings['conformancePack'];

const withPack = (change: Partial<PackSettings>): AuditSettings => {
  const settings = testSettings();
  return { ...settings, conformancePack: { ...settings.conformancePack, ...change } };
};
const parametersOf = (identifier: string, settings = testSettings()) =>
  packRules(settings).find((rule) => rule.identifier === identifier)?.parameters;
const added = (count: number): PackSettings['added'] =>
  Array.from({ length: count }, (_, index) => ({ name: `extra-${index}`, identifier: `EXTRA_${index}` }));

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const settings = testSettings({}, environment);
  const ours = packRules(settings).map(({ identifier }) => identifier);

  test("a rule of AWS's pack is missing only where the settings say why", () => {
    const missing = hipaaRules.map(({ identifier }) => identifier).filter((rule) => !ours.includes(rule));
    expect(missing).toEqual(settings.conformancePack.leftOut.map(({ rule }) => rule));
  });

  test('what is missing is the default lock of buckets, which AWS itself refuses on two of ours', () => {
    expect(settings.conformancePack.leftOut).toEqual([
      { rule: 'S3_BUCKET_DEFAULT_LOCK_ENABLED', reason: expect.stringMatching(/access logs.*AWS Config/) },
    ]);
  });

  test('there are no more rules than AWS Config takes', () => {
    expect(ours.length).toBeLessThanOrEqual(130);
  });
});

test('AWS Config takes 130 rules', () => {
  expect(MOST_RULES).toBe(130);
  expect(packRules(withPack({ leftOut: [] }))).toHaveLength(130);
});

test('a rule can be added where one is left out', () => {
  expect(packRules(withPack({ added: added(1) })).at(-1)).toMatchObject({ identifier: 'EXTRA_0' });
});

test('one rule too many is refused with what to do', () => {
  expect(() => packRules(withPack({ added: added(2) }))).toThrow(
    expect.objectContaining({
      code: 'CONFORMANCE_PACK_TOO_LARGE',
      message: expect.stringContaining('has 131 rules; expected 130 or fewer'),
      remedy: expect.stringContaining('leftOut'),
    }),
  );
});

test('a rule that the settings leave out is gone', () => {
  const leftOut = [{ rule: 'VPC_VPN_2_TUNNELS_UP', reason: REASON }];
  expect(packRules(withPack({ leftOut })).map(({ identifier }) => identifier)).not.toContain(
    'VPC_VPN_2_TUNNELS_UP',
  );
});

test('route tables that lead out on purpose are not reported', () => {
  const settings = withPack({ publicRouteTables: ['rtb-1', 'rtb-2'] });
  expect(parametersOf('NO_UNRESTRICTED_ROUTE_TO_IGW', settings)).toEqual({ routeTableIds: 'rtb-1,rtb-2' });
});

test('a rule is told nothing rather than an empty text, which AWS Config refuses', () => {
  expect(parametersOf('NO_UNRESTRICTED_ROUTE_TO_IGW')).toBeUndefined();
  expect(parametersOf('INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY')).toBeUndefined();
});

test('networks that may have a gateway are those of the settings', () => {
  expect(
    parametersOf('INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY', withPack({ authorizedVpcs: ['vpc-1', 'vpc-2'] })),
  ).toEqual({ AuthorizedVpcIds: 'vpc-1,vpc-2' });
});

test('ports that may be open to everybody are those of the settings: HTTPS alone', () => {
  expect(parametersOf('VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS')).toEqual({ authorizedTcpPorts: '443' });
});

test('passwords are judged by the policy that the account is set to', () => {
  const passwordPolicy = { minimumLength: 20, maximumAgeDays: 60, remembered: 12 };
  expect(parametersOf('IAM_PASSWORD_POLICY', testSettings({ passwordPolicy }))).toEqual({
    MinimumPasswordLength: '20',
    MaxPasswordAge: '60',
    PasswordReusePrevention: '12',
    RequireLowercaseCharacters: 'true',
    RequireNumbers: 'true',
    RequireSymbols: 'true',
    RequireUppercaseCharacters: 'true',
  });
});

test('alarms need no action for missing data, which ours are never without', () => {
  expect(parametersOf('CLOUDWATCH_ALARM_ACTION_CHECK')).toEqual({
    alarmActionRequired: 'true',
    insufficientDataActionRequired: 'false',
    okActionRequired: 'false',
  });
});

test('every other rule is told what AWS tells it', () => {
  expect(parametersOf('RESTRICTED_INCOMING_TRAFFIC')).toMatchObject({ blockedPort3: '3389' });
});
