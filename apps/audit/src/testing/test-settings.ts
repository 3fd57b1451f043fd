import { findEnvironment } from '@hipaa-cdk/platform';
import { type AuditSettings, settings } from '../../config';

/** Settings of an environment with some of them changed. */
export function testSettings(change: Partial<AuditSettings> = {}, environment = 'prod'): AuditSettings {
  return { ...settings.of(findEnvironment(environment)), ...change };
}

/** Long enough for the schema. */
export const REASON = 'a reason that is long enough to be read';
