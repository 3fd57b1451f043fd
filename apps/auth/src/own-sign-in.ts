import { environmentOf } from '@hipaa-cdk/parameters';
import { AlarmTopic, MetricAlarms, LogStore } from '@hipaa-cdk/constructs';
import { Construct } from 'constructs';
import type { AuthSettings } from './settings';
import { EventDelivery, ThreatProtection } from './threat-protection';
import { Clients, ResourceServers } from './clients';
import { Federation } from './federation';
import { Groups, People } from './people';
import { loginDomain, LoginPages } from './login-pages';
import { noticeSender } from './mails';
import { signInAlarmRules, signInMetrics } from './sign-in-alarms';
import type { TokenSource } from './token-source';
import { Triggers } from './triggers/triggers';
import { WebClient } from './web-client';

export interface OwnSignInProps {
  readonly settings: AuthSettings;
}

/** A user pool of our own with everything around it. */
export class OwnSignIn extends Construct implements TokenSource {
  readonly pool: People;
  readonly issuerUrl: string;
  readonly clientId: string;
  readonly trusted: TokenSource['trusted'];
  /** Ids of the clients beside the application's, by name; undefined where there are none. */
  otherClients?: Readonly<Record<string, string>>;
  /** Address of the sign-in pages. */
  readonly loginUrl: string;

  constructor(scope: Construct, id: string, props: OwnSignInProps) {
    super(scope, id);
    const { settings } = props;
    const domain = loginDomain(environmentOf(this), settings.customDomain);
    this.pool = new People(this, 'People', { host: domain.host, settings });
    const client = this.application(settings);
    new LoginPages(this, 'Pages', { pool: this.pool, client, domain });
    new Groups(this, 'Groups', { pool: this.pool, groups: settings.groups });
    this.protect(settings);
    this.watch(client, settings);
    this.loginUrl = `https://${domain.host}`;
    this.issuerUrl = `https://${this.pool.userPoolProviderName}`;
    this.clientId = client.userPoolClientId;
    this.trusted = { cognitoIdentityProviders: [this.provider(client)] };
  }

  /** The application's client, and the others. What they name must be there before them. */
  private application(settings: AuthSettings): WebClient {
    const { pool } = this;
    const { resourceServers: servers, federatedSignIn: providers } = settings;
    const named = [
      ...(servers.length > 0 ? [new ResourceServers(this, 'Interfaces', { pool, servers })] : []),
      ...(providers.length > 0 ? [new Federation(this, 'Providers', { pool, providers })] : []),
    ];
    const client = new WebClient(this, 'Client', {
      ...settings,
      pool,
      kind: settings.client,
      scopes: settings.clientScopes,
      people: settings,
    });
    client.node.addDependency(...named);
    if (settings.clients.length > 0) {
      const others = new Clients(this, 'Clients', { pool, settings });
      others.node.addDependency(...named);
      this.otherClients = others.ids;
    }
    return client;
  }

  private protect({ tier, mail, eventBucketArn: bucketArn }: AuthSettings): void {
    const { pool } = this;
    if (tier === 'plus') new ThreatProtection(this, 'Threats', { pool, sender: noticeSender(this, mail) });
    if (bucketArn) new EventDelivery(this, 'Events', { pool, bucketArn });
  }

  /** One key serves the messages of alarms and whatever the functions leave behind. */
  private watch(client: WebClient, settings: AuthSettings): void {
    const records = new LogStore(this, 'Records', {
      keyDescription: 'Encrypts alarm messages, logs and failed events of sign-in',
    });
    new Triggers(this, 'Triggers', { pool: this.pool, settings: settings.triggers, records });
    const { topic } = new AlarmTopic(this, 'AlarmTopic', {
      emails: settings.alarmEmails,
      about: 'sign-in',
      key: records.key,
    });
    new MetricAlarms(this, 'Alarms', {
      rules: signInAlarmRules(settings.tier),
      topic,
      metric: signInMetrics(this.pool, client),
    });
  }

  /** A token that was revoked, or whose user is disabled, buys no credentials: the pool is asked each time. */
  private provider(client: WebClient) {
    return {
      providerName: this.pool.userPoolProviderName,
      clientId: client.userPoolClientId,
      serverSideTokenCheck: true,
    };
  }
}
