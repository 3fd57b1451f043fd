import type { Rule } from '../../rule';

import { alarmCanFire } from './alarm-can-fire';
import { alarmCanRest } from './alarm-can-rest';
import { alarmHeard } from './alarm-heard';
import { alarmMissingData } from './alarm-missing-data';
import { alarmPrompt } from './alarm-prompt';
import { eventDataStoreRetention } from './event-data-store-retention';
import { flowLogComplete } from './flow-log-complete';
import { logBucketRetention } from './log-bucket-retention';
import { logGroupCustomerKey } from './log-group-customer-key';
import { logGroupRetention } from './log-group-retention';
import { metricFilterAlarmed } from './metric-filter-alarmed';
import { topicCustomerKey } from './topic-customer-key';
import { topicSubscribed } from './topic-subscribed';
import { topicTlsOnly } from './topic-tls-only';
import { trailDataEvents } from './trail-data-events';
import { trailEnabled } from './trail-enabled';
import { trailMultiRegion } from './trail-multi-region';
import { trailTamperEvident } from './trail-tamper-evident';

/** Logs, trails and alarms: complete, kept, and heard by somebody. */
export const loggingRules: readonly Rule[] = [
  alarmCanFire,
  alarmCanRest,
  alarmHeard,
  alarmMissingData,
  alarmPrompt,
  eventDataStoreRetention,
  flowLogComplete,
  logBucketRetention,
  logGroupCustomerKey,
  logGroupRetention,
  metricFilterAlarmed,
  topicCustomerKey,
  topicSubscribed,
  topicTlsOnly,
  trailDataEvents,
  trailEnabled,
  trailMultiRegion,
  trailTamperEvident,
];
