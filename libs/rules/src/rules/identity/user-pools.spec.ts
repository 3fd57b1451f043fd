import { outcomesOf, syntheticData } from '../../testing/outcomes';

const pool = outcomesOf('CognitoDeletionProtection', 'AWS::Cognito::UserPool');

test('a protected pool passes', () => expect(pool({ DeletionProtection: 'ACTIVE' })).toEqual(['pass']));

test.each([['INACTIVE'], [undefined], [{ Ref: 'Protection' }]])('protection %p fails', (value) => {
  expect(pool({ DeletionProtection: value })).toEqual(['fail']);
});

test('a pool that goes with its stack is not judged', () => expect(pool({}, syntheticData)).toEqual([]));

const client = outcomesOf('CognitoHidesUserExistence', 'AWS::Cognito::UserPoolClient');

test('hidden users pass', () => {
  expect(client({ PreventUserExistenceErrors: 'ENABLED' })).toEqual(['pass']);
});

test.each([['LEGACY'], [undefined], [{ Ref: 'Errors' }]])('errors %p fail', (value) => {
  expect(client({ PreventUserExistenceErrors: value })).toEqual(['fail']);
});

describe('CognitoMfaBeyondTextMessages', () => {
  const pool = outcomesOf('CognitoMfaBeyondTextMessages', 'AWS::Cognito::UserPool');

  test('an authenticator app beside text messages passes', () => {
    expect(pool({ EnabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] })).toEqual(['pass']);
  });

  test.each([[['SMS_MFA']], [['EMAIL_OTP', 'SMS_MFA']], [[]], [undefined], [{ Ref: 'Factors' }]])(
    'factors %j fail',
    (factors) => expect(pool({ EnabledMfas: factors })).toEqual(['fail']),
  );
});

describe('CognitoMfaRequired', () => {
  const pool = outcomesOf('CognitoMfaRequired', 'AWS::Cognito::UserPool');

  test('a second factor for everybody passes', () => {
    expect(pool({ MfaConfiguration: 'ON' })).toEqual(['pass']);
  });

  test.each([['OPTIONAL'], ['OFF'], [undefined], [{ Ref: 'Mfa' }]])(
    'a second factor that is %p fails',
    (value) => {
      expect(pool({ MfaConfiguration: value })).toEqual(['fail']);
    },
  );

  test('a condition that leaves it out in one case fails', () => {
    expect(pool({ MfaConfiguration: { 'Fn::If': ['Live', 'ON', 'OFF'] } })).toEqual(['fail']);
  });

  test('a pool without properties fails', () => expect(pool()).toEqual(['fail']));
});

describe('CognitoNoImplicitFlow', () => {
  const client = outcomesOf('CognitoNoImplicitFlow', 'AWS::Cognito::UserPoolClient');

  test('the code flow passes', () => expect(client({ AllowedOAuthFlows: ['code'] })).toEqual(['pass']));

  test('a client without OAuth passes', () => expect(client({})).toEqual(['pass']));

  test('the implicit flow beside the code flow fails', () => {
    expect(client({ AllowedOAuthFlows: ['code', 'implicit'] })).toEqual(['fail']);
  });

  test('flows that only show when deploying fail', () => {
    expect(client({ AllowedOAuthFlows: { Ref: 'Flows' } })).toEqual(['fail']);
  });
});

describe('CognitoNoPasswordFlow', () => {
  const client = outcomesOf('CognitoNoPasswordFlow', 'AWS::Cognito::UserPoolClient');

  test('a proof without the password passes', () => {
    expect(client({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] })).toEqual([
      'pass',
    ]);
  });

  test('a client that says nothing passes, as no password flow is among the defaults', () => {
    expect(client({})).toEqual(['pass']);
  });

  test.each([
    'USER_PASSWORD_AUTH',
    'ALLOW_USER_PASSWORD_AUTH',
    'ADMIN_NO_SRP_AUTH',
    'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  ])('%s fails', (flow) => {
    expect(client({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', flow] })).toEqual(['fail']);
  });
});

describe('CognitoPasswordComplexity', () => {
  const pool = outcomesOf('CognitoPasswordComplexity', 'AWS::Cognito::UserPool');

  const all = {
    RequireLowercase: true,
    RequireUppercase: true,
    RequireNumbers: 'true',
    RequireSymbols: true,
  };

  test('all four kinds pass, each as evidence of its own', () => {
    expect(pool({ Policies: { PasswordPolicy: all } })).toEqual(['pass', 'pass', 'pass', 'pass']);
  });

  test.each(Object.keys(all))('passwords without %s fail', (kind) => {
    const PasswordPolicy = { ...all, [kind]: false };
    expect(pool({ Policies: { PasswordPolicy } }).filter((outcome) => outcome === 'fail')).toHaveLength(1);
  });

  test('a pool without a password policy fails for each kind', () => {
    expect(pool({})).toEqual(['fail', 'fail', 'fail', 'fail']);
  });
});

describe('CognitoPasswordLength', () => {
  const pool = outcomesOf('CognitoPasswordLength', 'AWS::Cognito::UserPool');

  const passwords = (MinimumLength: unknown) => pool({ Policies: { PasswordPolicy: { MinimumLength } } });

  test.each([[14], [20], ['14']])('%p characters pass', (length) =>
    expect(passwords(length)).toEqual(['pass']),
  );

  test.each([[13], [8], ['8'], [undefined], [{ Ref: 'Length' }]])('%p characters fail', (length) => {
    expect(passwords(length)).toEqual(['fail']);
  });

  test('a pool without a password policy fails', () => expect(pool({ Policies: {} })).toEqual(['fail']));
});

describe('CognitoRecoveryNotByPhone', () => {
  const pool = outcomesOf('CognitoRecoveryNotByPhone', 'AWS::Cognito::UserPool');

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
});

describe('CognitoSignUpByAdministrator', () => {
  const pool = outcomesOf('CognitoSignUpByAdministrator', 'AWS::Cognito::UserPool');

  const signUp = (AllowAdminCreateUserOnly: unknown) =>
    pool({ AdminCreateUserConfig: { AllowAdminCreateUserOnly } });

  test('users made by an administrator pass', () => expect(signUp(true)).toEqual(['pass']));

  test.each([[false], ['false'], [undefined], [{ Ref: 'SignUp' }]])(
    'administrators only: %p fails',
    (value) => {
      expect(signUp(value)).toEqual(['fail']);
    },
  );

  test('a pool that says nothing fails, as everybody may sign up', () => expect(pool({})).toEqual(['fail']));

  test('strangers who are looked at before they sign up are nobody to judge here', () => {
    const PreSignUp = { 'Fn::GetAtt': ['Allow', 'Arn'] };
    expect(pool({ LambdaConfig: { PreSignUp } })).toEqual([]);
  });

  test.each([
    [
      'a function that is called for something else',
      { PostConfirmation: { 'Fn::GetAtt': ['Welcome', 'Arn'] } },
    ],
    ['a function that is not there', { PreSignUp: '' }],
    [
      'a function that may be left out',
      { PreSignUp: { 'Fn::If': ['Strict', 'arn', { Ref: 'AWS::NoValue' }] } },
    ],
  ])('%s looks at nobody', (_, LambdaConfig) => {
    expect(pool({ LambdaConfig })).toEqual(['fail']);
  });
});

describe('CognitoThreatProtection', () => {
  const pool = outcomesOf('CognitoThreatProtection', 'AWS::Cognito::UserPool');

  const mode = (AdvancedSecurityMode: unknown, UserPoolTier?: string) =>
    pool({ UserPoolAddOns: { AdvancedSecurityMode }, UserPoolTier });

  test('enforced protection in the tier that has it passes', () => {
    expect(mode('ENFORCED', 'PLUS')).toEqual(['pass', 'pass']);
  });

  test.each([['AUDIT'], ['OFF'], [undefined]])('protection %p fails', (value) => {
    expect(mode(value, 'PLUS')).toEqual(['fail', 'pass']);
  });

  test.each(['LITE', 'ESSENTIALS'])('the tier %s fails', (tier) => {
    expect(mode('ENFORCED', tier)).toEqual(['pass', 'fail']);
  });

  test('a pool without health data behind it is not judged', () =>
    expect(pool({}, syntheticData)).toEqual([]));
});

describe('CognitoTokenRevocation', () => {
  const client = outcomesOf('CognitoTokenRevocation', 'AWS::Cognito::UserPoolClient');

  test.each([[true], [undefined]])('revocation %p passes', (value) => {
    expect(client({ EnableTokenRevocation: value })).toEqual(['pass']);
  });

  test.each([[false], ['false'], [{ Ref: 'Revocation' }]])('revocation %p fails', (value) => {
    expect(client({ EnableTokenRevocation: value })).toEqual(['fail']);
  });
});

describe('CognitoCallbackHttps', () => {
  const client = outcomesOf('CognitoCallbackHttps', 'AWS::Cognito::UserPoolClient');

  test.each(['CallbackURLs', 'LogoutURLs'])('%s by https pass', (property) => {
    expect(client({ [property]: ['https://app.example.org/back'] })).toEqual(['pass']);
  });

  test('an https address with a reference as host passes', () => {
    expect(client({ CallbackURLs: [{ 'Fn::Sub': 'https://${Domain}/back' }] })).toEqual(['pass']);
  });

  test.each([
    'http://app.example.org',
    'exampleapp://back',
    'http://localhost:4200',
    'https://',
    { Ref: 'Callback' },
  ])('%p fails where health data is', (url) => expect(client({ CallbackURLs: [url] })).toEqual(['fail']));

  test('the default address is judged too', () => {
    expect(client({ DefaultRedirectURI: 'http://app.example.org' })).toEqual(['fail']);
  });

  test.each(['http://localhost:4200/back', 'http://127.0.0.1', 'http://[::1]:3000'])(
    '%s passes where no health data is',
    (url) => expect(client({ CallbackURLs: [url] }, syntheticData)).toEqual(['pass']),
  );

  test.each(['http://localhost.example.org', 'http://app.example.org'])('%s fails everywhere', (url) => {
    expect(client({ CallbackURLs: [url] }, syntheticData)).toEqual(['fail']);
  });

  test('a client without addresses is not judged', () => expect(client({})).toEqual([]));
});
