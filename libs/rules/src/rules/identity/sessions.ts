import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import { parse } from 'yaml';
import type { Rule } from '../../rule';
import { judged, propertyRule } from '../../reading/property-rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { readings, numberOf, weakest, isGiven, isRecord, isTrue } from '../../reading/values';

const minutesOf: Readonly<Record<string, number>> = {
  seconds: 1 / 60,
  minutes: 1,
  hours: 60,
  days: 24 * 60,
};

/** What a user pool client has that says nothing about a kind of token. */
const defaults: Readonly<Record<TokenKind, { readonly unit: string; readonly minutes: number }>> = {
  AccessToken: { unit: 'hours', minutes: 60 },
  IdToken: { unit: 'hours', minutes: 60 },
  RefreshToken: { unit: 'days', minutes: 30 * 24 * 60 },
};

const longest: Readonly<Record<TokenKind, number>> = {
  AccessToken: sessionPolicy.tokenMinutes,
  IdToken: sessionPolicy.tokenMinutes,
  RefreshToken: sessionPolicy.wholeMinutes,
};

/** Settings that end an idle session, with the unit that an engine counts them in. */
const engines: readonly {
  readonly family: RegExp;
  readonly settings: readonly string[];
  readonly perMinute: number;
}[] = [
  {
    family: /postgres/,
    settings: ['idle_session_timeout', 'idle_in_transaction_session_timeout'],
    perMinute: 60_000,
  },
  { family: /mysql|mariadb/, settings: ['wait_timeout', 'interactive_timeout'], perMinute: 60 },
];

const limitedEngines = /postgres|mysql|mariadb/;

const listenerActions: Readonly<Record<string, string>> = {
  'AWS::ElasticLoadBalancingV2::Listener': 'DefaultActions',
  'AWS::ElasticLoadBalancingV2::ListenerRule': 'Actions',
};

const signIns = ['AuthenticateOidcConfig', 'AuthenticateCognitoConfig'];

const hours = sessionPolicy.wholeMinutes / 60;

const limits = {
  idleSessionTimeout: sessionPolicy.idleMinutes,
  maxSessionDuration: sessionPolicy.wholeMinutes,
} as const;

export const sessionRules: readonly Rule[] = [
  /** A refresh token is the session of a user: without a setting of its own it lasts thirty days. */
  {
    id: 'CognitoTokenLifetime',
    description: `Access and identity tokens end within ${longest.AccessToken} minutes, refresh tokens within ${longest.RefreshToken / 60} hours (${sessionPolicy.source})`,
    citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12'],
    remedy:
      'Set AccessTokenValidity, IdTokenValidity and RefreshTokenValidity with TokenValidityUnits (CDK: accessTokenValidity, idTokenValidity, refreshTokenValidity).',
    evaluate: (template) =>
      template.resources('AWS::Cognito::UserPoolClient').flatMap((client) =>
        (Object.keys(longest) as TokenKind[]).map((kind) => {
          const property = `${kind}Validity`;
          const value = client.properties[property];
          const minutes = tokenLifetime(client, kind);
          const holds = minutes !== undefined && minutes <= longest[kind];
          const problem = `it lives ${minutes ?? 'an unknown number of'} minutes, expected ${longest[kind]} at most`;
          return judged(client, { property, value, holds, problem });
        }),
      ),
  },

  /** Other engines have no such parameter. A group for the instances of an Aurora cluster inherits from the cluster's. */
  {
    id: 'DatabaseSessionEnds',
    description: `A database ends sessions after ${sessionPolicy.idleMinutes} idle minutes (${sessionPolicy.source})`,
    citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12', 'NIST 800-53r5 SC-10'],
    remedy:
      'Set idle_session_timeout and idle_in_transaction_session_timeout (milliseconds, PostgreSQL) or wait_timeout and interactive_timeout (seconds, MySQL) in the parameter group.',
    evaluate: (template) =>
      template.resources('AWS::RDS::DBParameterGroup', 'AWS::RDS::DBClusterParameterGroup').flatMap((group) =>
        engines
          .filter(({ family }) => family.test(String(group.properties['Family'])))
          .flatMap(({ settings, perMinute }) =>
            settings
              .map((name) => ({ name, values: readings(group.properties, `Parameters.${name}`) }))
              .filter(({ values }) => !inherits(group) || values.some((value) => value !== undefined))
              .map(({ name, values }) =>
                judged(group, {
                  property: `Parameters.${name}`,
                  ...weakest(values, (value) => isShort(value, perMinute)),
                  problem: `expected ${sessionPolicy.idleMinutes} minutes or less, ${sessionPolicy.idleMinutes * perMinute} in the unit of the engine`,
                }),
              ),
          ),
      ),
  },

  /** A group of another template is judged there. Aurora instances follow their cluster. */
  propertyRule({
    id: 'DatabaseNamesParameterGroup',
    description: 'A database has a parameter group of its own, as the default one never ends idle sessions',
    citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12'],
    remedy: 'Make a parameter group with session limits and name it in the cluster or instance.',
    checks: [
      {
        types: ['AWS::RDS::DBCluster'],
        property: 'DBClusterParameterGroupName',
        when: ({ properties }) => limitedEngines.test(String(properties['Engine'])),
        holds: isOwn,
        problem: 'it runs with the parameters that AWS gives everybody',
      },
      {
        types: ['AWS::RDS::DBInstance'],
        property: 'DBParameterGroupName',
        when: ({ properties }) =>
          properties['DBClusterIdentifier'] === undefined &&
          limitedEngines.test(String(properties['Engine'])),
        holds: isOwn,
        problem: 'it runs with the parameters that AWS gives everybody',
      },
    ],
  }),

  /** Without a setting a sign-in at a load balancer lasts seven days. */
  {
    id: 'LoadBalancerSessionEnds',
    description: `A sign-in at a load balancer ends within ${sessionPolicy.wholeMinutes / 60} hours (${sessionPolicy.source})`,
    citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12'],
    remedy: `Set SessionTimeout of the sign-in action to ${sessionPolicy.wholeMinutes * 60} seconds or less.`,
    evaluate: (template) =>
      template.resources(...Object.keys(listenerActions)).flatMap((resource) => {
        const list = listenerActions[resource.Type] ?? '';
        return readings(resource.properties, `${list}.*`).flatMap((action) =>
          signIns
            .filter((name) => isRecord(action) && name in action)
            .map((name) => {
              const timeouts = readings(action, `${name}.SessionTimeout`);
              return judged(resource, {
                property: `${list}.${name}.SessionTimeout`,
                ...weakest(timeouts, isShortSession),
                problem: 'users stay signed in for longer, seven days where nothing is set',
              });
            }),
        );
      }),
  },

  /** Without a setting a session of a role or permission set lasts an hour. */
  propertyRule({
    id: 'RoleSessionEnds',
    description: `Credentials of a role end within ${hours} hours (${sessionPolicy.source})`,
    citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12'],
    remedy: `Set MaxSessionDuration to ${hours * 3600} seconds or less; SessionDuration of a permission set to PT${hours}H or less.`,
    checks: [
      {
        types: ['AWS::IAM::Role'],
        property: 'MaxSessionDuration',
        holds: (value) => value === undefined || (numberOf(value) ?? Infinity) <= hours * 3600,
        problem: `a session may last longer than ${hours} hours`,
      },
      {
        types: ['AWS::SSO::PermissionSet'],
        property: 'SessionDuration',
        holds: (value) => value === undefined || isoMinutes(value) <= sessionPolicy.wholeMinutes,
        problem: `a session may last longer than ${hours} hours`,
      },
    ],
  }),

  /** About sessions with a shell; forwarding of ports has no settings of this kind. An empty text means no end at all. */
  {
    id: 'SessionManagerSessionEnds',
    description: `A shell on a server ends after ${limits.idleSessionTimeout} idle minutes and ${limits.maxSessionDuration / 60} hours altogether (${sessionPolicy.source})`,
    citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12', 'NIST 800-53r5 AC-11'],
    remedy:
      'Set idleSessionTimeout and maxSessionDuration, in minutes, among the inputs of the session document.',
    evaluate: (template) =>
      shellDocuments(template).flatMap(({ document, content }) =>
        Object.entries(limits).map(([name, limit]) =>
          judged(document, {
            property: `Content.inputs.${name}`,
            ...weakest(readings(content, `inputs.${name}`), (value) => {
              const minutes = numberOf(value) ?? Infinity;
              return minutes > 0 && minutes <= limit;
            }),
            problem: `expected ${limit} minutes or less`,
          }),
        ),
      ),
  },

  {
    id: 'SessionManagerRecorded',
    description:
      'What somebody types in a shell on a server is recorded while they type, encrypted with a key',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.312(e)(2)(ii)'],
    remedy:
      'Set cloudWatchLogGroupName, cloudWatchEncryptionEnabled, cloudWatchStreamingEnabled and kmsKeyId among the inputs of the session document.',
    evaluate: (template) =>
      shellDocuments(template).flatMap(({ document, content }) =>
        Object.entries(recording).map(([name, holds]) =>
          judged(document, {
            property: `Content.inputs.${name}`,
            ...weakest(readings(content, `inputs.${name}`), holds),
            problem:
              'a session, or one that breaks off, leaves nothing that can be read, or is kept in clear',
            readable: true,
          }),
        ),
      ),
  },
];

/** Whether what somebody types is kept while they type, encrypted. */
const recording: Readonly<Record<string, (value: unknown) => boolean>> = {
  cloudWatchLogGroupName: isGiven,
  cloudWatchEncryptionEnabled: isTrue,
  cloudWatchStreamingEnabled: isTrue,
  kmsKeyId: isGiven,
};

/** Kinds of tokens as a user pool client calls them. */
type TokenKind = 'AccessToken' | 'IdToken' | 'RefreshToken';

/** How many minutes a token of a client may live at most; undefined where the template does not tell. */
function tokenLifetime(client: ViewedResource, kind: TokenKind): number | undefined {
  const { unit, minutes } = defaults[kind];
  const units = readings(client.properties, `TokenValidityUnits.${kind}`);
  const values = readings(client.properties, `${kind}Validity`);
  const lifetimes = units.flatMap((found = unit) =>
    values.map((value) => (value === undefined ? minutes : lifetime(value, found))),
  );
  return lifetimes.includes(undefined) ? undefined : Math.max(...lifetimes.map(Number));
}

/** Zero means the default of Cognito for refresh tokens, and is refused for the others, so it says nothing. */
function lifetime(value: unknown, unit: unknown): number | undefined {
  const number = numberOf(value) || undefined;
  const factor = typeof unit === 'string' ? minutesOf[unit] : undefined;
  return number === undefined || factor === undefined ? undefined : number * factor;
}

function inherits({ Type, properties }: ViewedResource): boolean {
  return Type === 'AWS::RDS::DBParameterGroup' && String(properties['Family']).startsWith('aurora');
}

/** Zero switches the limit off. */
function isShort(value: unknown, perMinute: number): boolean {
  const number = numberOf(value) ?? 0;
  return number > 0 && number <= sessionPolicy.idleMinutes * perMinute;
}

function isOwn(value: unknown): boolean {
  return value !== undefined && !(typeof value === 'string' && value.startsWith('default.'));
}

function isShortSession(value: unknown): boolean {
  const seconds = numberOf(value) ?? Infinity;
  return seconds > 0 && seconds <= sessionPolicy.wholeMinutes * 60;
}

/** Minutes of a duration such as `PT1H30M`; endless for anything else. */
function isoMinutes(value: unknown): number {
  const parts = typeof value === 'string' ? /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?$/.exec(value) : null;
  return parts ? Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0) : Infinity;
}

/** Session documents for a shell, which is what there is without a type; forwarding of ports has no settings of this kind. */
function shellDocuments(
  template: TemplateView,
): readonly { readonly document: ViewedResource; readonly content: unknown }[] {
  return template
    .resources('AWS::SSM::Document')
    .filter(({ properties }) => properties['DocumentType'] === 'Session')
    .map((document) => ({ document, content: parsed(document.properties['Content']) }))
    .filter(({ content }) => {
      const [kind] = readings(content, 'sessionType');
      return typeof kind !== 'string' || kind === 'Standard_Stream';
    });
}

function parsed(content: unknown): unknown {
  if (typeof content !== 'string') return content;
  try {
    return parse(content) as unknown;
  } catch {
    return undefined;
  }
}
