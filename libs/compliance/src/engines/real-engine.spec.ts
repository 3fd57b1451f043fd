import { subject } from '../../fixtures/subject';
import { judgeByLibrary } from './library-validation';

const MINUTE_MS = 60_000;

test(
  'the real engine finds a runtime that AWS has closed',
  () => {
    const properties = {
      Runtime: 'nodejs12.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::111111111111:role/x',
      Code: { ZipFile: 'x' },
    };
    const { findings } = judgeByLibrary([
      subject({ Function1: { Type: 'AWS::Lambda::Function', Properties: properties } }),
    ]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'CloudFormation-Validate::E2533',
        logicalId: 'Function1',
        property: 'Properties.Runtime',
        severity: 'error',
      }),
    );
  },
  MINUTE_MS,
);
