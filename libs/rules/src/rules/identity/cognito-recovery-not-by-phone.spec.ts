import { outcomesOf } from '../../testing/outcomes-of';
import { cognitoRecoveryNotByPhone } from './cognito-recovery-not-by-phone';

const pool = outcomesOf(cognitoRecoveryNotByPhone, 'AWS::Cognito::UserPool');

const recovery = (...names: readonly unknown[]) =>
  pool({
    AccountRecoverySetting: {
      RecoveryMechanisms: names.map((Name, index) => ({ Name, Priority: index + 1 })),
    },
  });

test.each(['verified_email', 'admin_only'])('recovery by %s passes', (name) => {
  expect(recovery(name)).toEqual(['pass']);
});

test('a phone as second choice fails', () => {
  expect(recovery('verified_email', 'verified_phone_number')).toEqual(['fail']);
});

test('a pool that says nothing fails, as the phone comes first', () => expect(pool({})).toEqual(['fail']));
