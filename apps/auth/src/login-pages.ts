import { aws_cognito as cognito, aws_certificatemanager as acm } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import type { Environment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { application } from '@hipaa-cdk/platform';
import type { AuthSettings } from './settings';

/** Where the sign-in pages are. */
interface LoginDomain {
  /** Host name of the pages. */
  readonly host: string;
  /** Part of the host name in front of Cognito's own. Left out where the whole name is ours. */
  readonly prefix?: string;
  /** Certificate of a name that is ours. */
  readonly certificateArn?: string;
}

/** Words that Cognito allows in no prefix. */
const RESERVED = /aws|amazon|cognito/;

/**
 * Name of the sign-in pages. All customers of AWS share the prefixes of a region, so ours ends in digits worked out from
 * the account, which are always the same and do not show its number to whoever signs in.
 *
 * @param name first word of the prefix
 * @throws UserError `LOGIN_PREFIX` when Cognito would refuse the prefix
 */
export function loginDomain(
  { name: environment, account, region }: Environment,
  custom?: AuthSettings['customDomain'],
  name: string = application.name,
): LoginDomain {
  if (custom) return { host: custom.domainName, certificateArn: custom.certificateArn };
  const digits = createHash('sha256').update(account).digest('hex').slice(0, 8);
  const prefix = `${name}-${environment}-${digits}`;
  if (RESERVED.test(prefix) || prefix.length > 63) throw illegal(prefix);
  return { prefix, host: `${prefix}.auth.${region}.amazoncognito.com` };
}

function illegal(prefix: string): UserError {
  return new UserError({
    code: 'LOGIN_PREFIX',
    message: `"${prefix}" cannot be part of the address of the sign-in pages; expected 63 characters or fewer, without "aws", "amazon" and "cognito"`,
    remedy: 'set customDomain in apps/auth/config.ts, or rename the application or the environment',
  });
}

/** How the sign-in pages look to people of one client. Without a look of some kind the newer pages answer with an error. */
export class SignInLook extends cognito.CfnManagedLoginBranding {
  constructor(scope: Construct, id: string, { pool, client }: Omit<LoginPagesProps, 'domain'>) {
    super(scope, id, {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
  }
}

export interface LoginPagesProps {
  readonly pool: cognito.UserPool;
  readonly client: cognito.UserPoolClient;
  readonly domain: LoginDomain;
}

/** Cognito's sign-in pages, which can do passkeys, with the look that Cognito gives them. */
export class LoginPages extends Construct {
  constructor(scope: Construct, id: string, { pool, client, domain }: LoginPagesProps) {
    super(scope, id);
    const pages = new cognito.UserPoolDomain(this, 'Domain', {
      userPool: pool,
      ...this.name(domain),
      managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    new SignInLook(this, 'Look', { pool, client }).node.addDependency(pages);
  }

  private name({ host, prefix, certificateArn }: LoginDomain): cognito.UserPoolDomainOptions {
    if (!certificateArn) return { cognitoDomain: { domainPrefix: prefix ?? host } };
    const certificate = acm.Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    return { customDomain: { domainName: host, certificate } };
  }
}
