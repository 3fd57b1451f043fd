import { outcomes } from '../../testing/outcomes';
import { keyRotation } from './key-rotation';

const judge = (Properties: Record<string, unknown>) =>
  outcomes(keyRotation, { Key: { Type: 'AWS::KMS::Key', Properties } });

test('a key that rotates passes', () => expect(judge({ EnableKeyRotation: true })).toEqual(['pass Key']));

test.each([{}, { EnableKeyRotation: false }, { KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS' }])(
  'a key with %j fails',
  (properties) => expect(judge(properties)).toEqual(['fail Key']),
);

test.each([{ KeySpec: 'RSA_2048' }, { KeySpec: 'HMAC_256' }, { Origin: 'EXTERNAL' }])(
  'a key with %j cannot rotate and is not judged',
  (properties) => expect(judge(properties)).toEqual([]),
);
