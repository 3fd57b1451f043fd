import recorded from '../testing/guard-answer.json';
import { prodTemplate, twoTemplates } from '../testing/two-templates';
import { cfnGuardAnswer, cfnGuardFindings } from './cfn-guard-answer';

const findings = cfnGuardFindings(cfnGuardAnswer.parse(recorded), twoTemplates);
const of = (rule: string) => findings.filter((finding) => finding.rule === rule);

test('a rule in a nested check accuses the resource where the property is missing', () => {
  expect(of('s3_bucket_logging_enabled_check')).toEqual([
    {
      engine: 'cfn-guard',
      rule: 's3_bucket_logging_enabled_check',
      layer: 'storage',
      environment: 'prod',
      logicalId: 'Logs6819BB44',
      message: 'a bucket writes access logs',
    },
  ]);
});

test('a rule that accuses two resources is a finding about each, and about nothing it compared them with', () => {
  expect(of('NO_UNRESTRICTED_ROUTE_TO_IGW').map(({ logicalId }) => logicalId)).toEqual(['RouteA', 'RouteB']);
});

test('a rule that accuses no resource is a finding about the template', () => {
  const [finding] = of('S3_BUCKET_SSL_REQUESTS_ONLY');
  expect(finding).toMatchObject({
    layer: 'storage',
    environment: 'prod',
    message: 'no policy asks for TLS.',
  });
  expect(finding).not.toHaveProperty('logicalId');
});

test('rules that passed or did not apply are no findings', () => {
  expect(findings.map(({ rule }) => rule)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/VERSIONING|api_gw/)]),
  );
});

test('a template that Guard says nothing about is a breakdown', () => {
  expect(() => cfnGuardFindings([], [prodTemplate])).toThrow(
    expect.objectContaining({
      code: 'SECOND_OPINION_ENGINE_FAILED',
      message: expect.stringContaining(prodTemplate.path),
    }),
  );
});
