import { outcomesOf } from '../../testing/outcomes';

const judge = outcomesOf('GeneratedSecretLong', 'AWS::SecretsManager::Secret');

test.each([
  [{}, 'pass'],
  [{ GenerateSecretString: {} }, 'pass'],
  [{ GenerateSecretString: { PasswordLength: 32 } }, 'pass'],
  [{ GenerateSecretString: { PasswordLength: 4 } }, 'fail'],
])('a secret with %j', (properties, outcome) => expect(judge(properties)).toEqual([outcome]));
