import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const POOL = 'AWS::Cognito::UserPool';

describe.each(everyEnvironment('auth'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { profile } = findEnvironment(environment);
  const hasPool = (properties: object) => template().hasResourceProperties(POOL, properties);

  test('everybody shows two factors', () => {
    hasPool({ MfaConfiguration: 'ON' });
  });

  test('the second factor is an authenticator app, never a text message or mail', () => {
    hasPool({ EnabledMfas: ['SOFTWARE_TOKEN_MFA'], SmsConfiguration: Match.absent() });
  });

  test('people begin with a password or a passkey, never with a code that is sent', () => {
    hasPool({ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } });
  });

  test('a passkey counts as both factors, because it asks who uses the device', () => {
    hasPool({
      WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
      WebAuthnUserVerification: 'required',
    });
  });

  test('passkeys belong to the sign-in pages', () => {
    hasPool({
      WebAuthnRelyingPartyID: Match.stringLikeRegexp(`^${APPLICATION}-${environment}-.*amazoncognito\\.com$`),
    });
  });

  test('passwords are long, mixed, and new', () => {
    hasPool({
      Policies: {
        PasswordPolicy: {
          MinimumLength: 14,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          PasswordHistorySize: 24,
        },
      },
    });
  });

  test('an invitation holds for three days', () => {
    hasPool({ Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 3 } } });
  });

  test('an administrator makes every user', () => {
    hasPool({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } });
  });

  test('a forgotten password is recovered by mail alone', () => {
    hasPool({ AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] } });
  });

  test('a new address counts once it is shown to be theirs', () => {
    hasPool({
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  test('people sign in with their address, however they write it', () => {
    hasPool({ UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } });
  });

  test('the pool cannot be deleted by a slip', () => {
    hasPool({ DeletionProtection: 'ACTIVE' });
  });

  test('suspicious sign-ins are acted upon', () => {
    hasPool({ UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } });
  });

  test('the pool goes with its stack or stays, as the profile says', () => {
    const policy = profile.removal === 'retain' ? 'Retain' : 'Delete';
    template().allResources(POOL, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
  });
});

test('the attributes are these and no others: Cognito cannot change or drop one', () => {
  layerTemplate(app, 'prod').hasResourceProperties(POOL, {
    Schema: [
      { Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true },
      {
        Name: 'last_seen',
        AttributeDataType: 'String',
        Mutable: true,
        StringAttributeConstraints: { MaxLength: '10' },
      },
    ],
  });
});

test('every attribute says its type: Cognito refuses updates of a pool whose attributes do not', () => {
  const [pool] = Object.values(layerTemplate(app, 'prod').findResources(POOL));
  const schema = pool?.Properties.Schema as { AttributeDataType?: string }[];
  expect(schema.map(({ AttributeDataType }) => AttributeDataType)).toEqual(schema.map(() => 'String'));
});

test('the attributes do not depend on which triggers are on', () => {
  const schema = (template: ReturnType<typeof layerTemplate>) =>
    Object.values(template.findResources(POOL)).map((pool) => pool['Properties'].Schema as unknown);
  expect(schema(layerTemplate(app, 'test', { triggers: { lastSeen: true } }))).toEqual(
    schema(layerTemplate(app, 'test')),
  );
});

test('strangers sign up where somebody has given a reason', () => {
  const selfSignUp = { reason: 'patients find the portal by themselves' };
  layerTemplate(app, 'test', { selfSignUp }).hasResourceProperties(POOL, {
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
  });
});

test('the cheaper tier has no threat protection to switch on', () => {
  layerTemplate(app, 'test', { tier: 'essentials' }).hasResourceProperties(POOL, {
    UserPoolTier: 'ESSENTIALS',
    UserPoolAddOns: Match.absent(),
  });
});

test('passkeys belong to the domain of our own where there is one', () => {
  const customDomain = {
    domainName: 'login.example.org',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
  };
  layerTemplate(app, 'test', { customDomain }).hasResourceProperties(POOL, {
    WebAuthnRelyingPartyID: 'login.example.org',
  });
});

test('the id of the pool stays, because another id is another, empty pool', () => {
  expect(Object.keys(layerTemplate(app, 'prod').findResources(POOL))).toEqual(['SignInPeople26B168CC']);
});

const GROUP = 'AWS::Cognito::UserPoolGroup';

test.each(everyEnvironment('auth'))('no group of %s has a role of AWS', (environment) => {
  layerTemplate(app, environment).allResourcesProperties(GROUP, { RoleArn: Match.absent() });
});

test('every group of the settings is made, with what it is for', () => {
  const groups = [
    { name: 'care-managers', description: 'Plan care', precedence: 0 },
    { name: 'nurses', description: 'Give care', precedence: 1 },
  ];
  const template = layerTemplate(app, 'test', { groups });
  template.resourceCountIs(GROUP, 2);
  for (const { name, description, precedence } of groups) {
    template.hasResourceProperties(GROUP, {
      GroupName: name,
      Description: description,
      Precedence: precedence,
    });
  }
});
