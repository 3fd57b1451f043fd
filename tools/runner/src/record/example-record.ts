import type { DeployRecord } from './deploy-record';

/** For tests: the record of a deploy that went well. */
export const exampleRecord: DeployRecord = {
  result: 'updated',
  commit: 'a'.repeat(40),
  dirty: false,
  by: 'arn:aws:sts::111111111111:assumed-role/Deployer/pipeline-7',
  template: '0'.repeat(64),
  inputs: '1'.repeat(64),
  changes: { added: 1, changed: 2, replaced: 0, removed: 0 },
  check: 'passed',
  startedAt: '2026-11-25T10:00:00.000Z',
  endedAt: '2026-11-25T10:01:00.000Z',
};
