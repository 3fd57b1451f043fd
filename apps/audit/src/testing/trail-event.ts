import { placeOf } from '@hipaa-cdk/testing';
import type { TimedEvent } from '@hipaa-cdk/constructs/testing';

const inProd = placeOf('prod');

/** Changes of a harmless event, by field, with `a.b` for a field in another; undefined takes the field away. */
export type Change = Readonly<Record<string, unknown>>;

/** What CloudTrail writes when a developer looks at machines in the region of production: nothing that anybody minds. */
const harmless = {
  eventVersion: '1.11',
  eventType: 'AwsApiCall',
  eventCategory: 'Management',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'DescribeInstances',
  awsRegion: inProd.region,
  readOnly: true,
  sourceIPAddress: '198.51.100.7',
  userIdentity: {
    type: 'AssumedRole',
    arn: `arn:aws:sts::${inProd.account}:assumed-role/Developer/jane`,
    accountId: inProd.account,
  },
};

/** An event of the trail at some seconds past twelve. */
export function trailEvent(change: Change = {}, seconds = 0): TimedEvent {
  const changed = Object.entries(change).reduce<Readonly<Record<string, unknown>>>(
    (event, [path, value]) => withField(event, path.split('.'), value),
    harmless,
  );
  return { ...changed, eventTime: timeAt(seconds) };
}

/** Some seconds past twelve, the way CloudTrail writes it. */
export function timeAt(seconds: number): string {
  return new Date(Date.UTC(2027, 0, 31, 12, 0, seconds)).toISOString();
}

function withField(
  event: Readonly<Record<string, unknown>>,
  [key = '', ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (rest.length === 0) return { ...event, [key]: value };
  const below = (event[key] ?? {}) as Readonly<Record<string, unknown>>;
  return { ...event, [key]: withField(below, rest, value) };
}

/** Events, by what happens in them, that an alarm has to go off on, and others that it has to be silent about. */
export interface Samples {
  readonly loud: Readonly<Record<string, Change>>;
  readonly quiet: Readonly<Record<string, Change>>;
}

/**
 * Calls of one service by these names, each of which is loud.
 *
 * @param names separated by spaces
 */
export function loudCalls(service: string, names: string): Readonly<Record<string, Change>> {
  return Object.fromEntries(
    names
      .split(/\s+/)
      .map((eventName) => [
        `a call of ${eventName}`,
        { eventSource: `${service}.amazonaws.com`, eventName, readOnly: false },
      ]),
  );
}
