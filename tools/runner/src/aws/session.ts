import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { RDSClient } from '@aws-sdk/client-rds';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { ACCOUNT, type Environment } from '@hipaa-cdk/environments';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { ATTEMPTS } from './call-limits';
import { namedCalls } from './named-calls';

/** Where a session leads, and as whom. */
export interface SessionProps {
  readonly environment: Environment;
  /** Whoever runs the command: what the CDK toolkit starts from. */
  readonly credentials: AwsCredentialIdentityProvider;
  /** Credentials for reading and deleting stacks. */
  readonly stackCredentials: AwsCredentialIdentityProvider;
  /**
   * Credentials for changing stacks that the environments of the account share: their role is another one.
   *
   * @default - those for stacks
   */
  readonly sharedStackCredentials?: AwsCredentialIdentityProvider;
  /**
   * Credentials for everything else in the account: the deploy role may change stacks and what they publish, but no note
   * of a deploy and no resource. Whoever runs the command, unless they come from another account.
   *
   * @default - those for stacks
   */
  readonly accountCredentials?: AwsCredentialIdentityProvider;
  /**
   * Folder of the embedded AWS that the session leads to.
   *
   * @default - it leads to a real account
   */
  readonly embeddedFolder?: string;
  /** Resource types that the embedded AWS only pretends to have. */
  readonly stubbedTypes: ReadonlySet<string>;
}

/** An open door to one environment. Clients are loaded on first use: most commands need one or two of them. */
export class Session implements SessionProps {
  readonly environment: Environment;
  readonly credentials: AwsCredentialIdentityProvider;
  readonly stackCredentials: AwsCredentialIdentityProvider;
  readonly sharedStackCredentials: AwsCredentialIdentityProvider;
  readonly accountCredentials: AwsCredentialIdentityProvider;
  readonly embeddedFolder: string | undefined;
  readonly stubbedTypes: ReadonlySet<string>;

  private cloudFormationClient?: CloudFormationClient;
  private sharedClient?: CloudFormationClient;
  private callerClient?: CloudFormationClient;
  private ssmClient?: SSMClient;
  private s3Client?: S3Client;
  private rdsClient?: RDSClient;
  private userPoolsClient?: CognitoIdentityProviderClient;
  private loadBalancingClient?: ElasticLoadBalancingV2Client;

  constructor(props: SessionProps) {
    this.environment = props.environment;
    this.credentials = props.credentials;
    this.stackCredentials = props.stackCredentials;
    this.sharedStackCredentials = props.sharedStackCredentials ?? props.stackCredentials;
    this.accountCredentials = props.accountCredentials ?? props.stackCredentials;
    this.embeddedFolder = props.embeddedFolder;
    this.stubbedTypes = props.stubbedTypes;
  }

  /** Stacks, read and deleted. */
  async cloudFormation(): Promise<CloudFormationClient> {
    const { CloudFormationClient: Client } = await import('@aws-sdk/client-cloudformation');
    this.cloudFormationClient ??= withNames(new Client(this.clientConfig));
    return this.cloudFormationClient;
  }

  /** One stack, changed: by the role of whatever it belongs to. */
  async cloudFormationOf(stack: string): Promise<CloudFormationClient> {
    if (!isShared(stack)) return this.cloudFormation();
    const { CloudFormationClient: Client } = await import('@aws-sdk/client-cloudformation');
    this.sharedClient ??= withNames(
      new Client({ ...this.clientConfig, credentials: this.sharedStackCredentials }),
    );
    return this.sharedClient;
  }

  /** For calls in which CloudFormation looks at the resources of a stack with the eyes of the caller. */
  async cloudFormationAsCaller(): Promise<CloudFormationClient> {
    const { CloudFormationClient: Client } = await import('@aws-sdk/client-cloudformation');
    this.callerClient ??= withNames(
      new Client({ ...this.clientConfig, credentials: this.accountCredentials }),
    );
    return this.callerClient;
  }

  /** ARN of whoever runs the command. */
  async caller(): Promise<string> {
    const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
    const sts = withNames(new STSClient({ ...this.clientConfig, credentials: this.credentials }));
    return (await sts.send(new GetCallerIdentityCommand({}))).Arn ?? 'unknown';
  }

  /** Parameters, those that layers publish included. */
  async ssm(): Promise<SSMClient> {
    const { SSMClient: Client } = await import('@aws-sdk/client-ssm');
    this.ssmClient ??= withNames(new Client({ ...this.clientConfig, credentials: this.accountCredentials }));
    return this.ssmClient;
  }

  /** Parameters that a stack has published, written: by the role that changes the stack. */
  async publisherOf(stack: string): Promise<SSMClient> {
    const { SSMClient: Client } = await import('@aws-sdk/client-ssm');
    const credentials = isShared(stack) ? this.sharedStackCredentials : this.stackCredentials;
    return withNames(new Client({ ...this.clientConfig, credentials }));
  }

  /** Buckets and their objects. */
  async s3(): Promise<S3Client> {
    const { S3Client: Client } = await import('@aws-sdk/client-s3');
    // The CDK's deploy role reads the buckets of other accounts, and of this one only its own.
    this.s3Client ??= withNames(
      new Client({
        ...this.clientConfig,
        credentials: this.accountCredentials,
        forcePathStyle: this.environment.target === 'embedded',
      }),
    );
    return this.s3Client;
  }

  /** Databases, to take snapshots of them and their protection off. */
  async rds(): Promise<RDSClient> {
    const { RDSClient: Client } = await import('@aws-sdk/client-rds');
    // The CDK's deploy role changes stacks, not databases: whoever runs the command must be allowed to unlock.
    this.rdsClient ??= withNames(new Client({ ...this.clientConfig, credentials: this.credentials }));
    return this.rdsClient;
  }

  /** User pools, to take their protection off. */
  async userPools(): Promise<CognitoIdentityProviderClient> {
    const { CognitoIdentityProviderClient: Client } =
      await import('@aws-sdk/client-cognito-identity-provider');
    // As with databases, whoever runs the command must be allowed to unlock.
    this.userPoolsClient ??= withNames(new Client({ ...this.clientConfig, credentials: this.credentials }));
    return this.userPoolsClient;
  }

  /** Load balancers, to take their protection off. */
  async loadBalancing(): Promise<ElasticLoadBalancingV2Client> {
    const { ElasticLoadBalancingV2Client: Client } =
      await import('@aws-sdk/client-elastic-load-balancing-v2');
    // As with databases.
    this.loadBalancingClient ??= withNames(
      new Client({ ...this.clientConfig, credentials: this.credentials }),
    );
    return this.loadBalancingClient;
  }

  private get clientConfig(): ClientConfig {
    return {
      region: this.environment.region,
      credentials: this.stackCredentials,
      maxAttempts: ATTEMPTS,
      retryMode: 'standard',
    };
  }
}

function isShared(stack: string): boolean {
  return stack.startsWith(stackName(ACCOUNT, ''));
}

/** What every client is made with. The SDK retries by kind: throttling more slowly, and what was denied not at all. */
interface ClientConfig {
  readonly region: string;
  readonly credentials: AwsCredentialIdentityProvider;
  readonly maxAttempts: number;
  readonly retryMode: 'standard';
}

function withNames<T extends { readonly middlewareStack: { use(plugin: never): void } }>(client: T): T {
  client.middlewareStack.use(namedCalls as never);
  return client;
}

/** A provider that always answers with the same credentials. */
export function fixedCredentials(identity: AwsCredentialIdentity): AwsCredentialIdentityProvider {
  return () => Promise.resolve(identity);
}
