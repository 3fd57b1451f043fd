import type { Disagreement } from '../disagreement';
import type { Finding } from '../finding';
import type { ProgramCall, ProgramResult, ProgramRunner } from '../run-program';
import type { SynthesisedTemplate } from '../synthesised-templates';

/** An entry that answers `aFinding()`; a test names what matters to it. */
export function aDisagreement(props: Partial<Disagreement> = {}): Disagreement {
  return {
    engine: 'checkov',
    rule: 'CKV_1',
    resources: ['storage/Bucket'],
    reason: 'the bucket is closed by its policy',
    reviewed: { by: 'platform-team', on: '2026-11-23' },
    ...props,
  };
}

/** A finding; a test names what matters to it. */
export function aFinding(props: Partial<Finding> = {}): Finding {
  return {
    engine: 'checkov',
    rule: 'CKV_1',
    layer: 'storage',
    environment: 'prod',
    logicalId: 'Bucket',
    message: 'a bucket is open',
    ...props,
  };
}

/** Gives one answer to every call and remembers the calls. */
export function recordingRunner(answer: Partial<ProgramResult>) {
  const calls: ProgramCall[] = [];
  const run: ProgramRunner = (call) => {
    calls.push(call);
    return Promise.resolve({ code: 0, stdout: '', stderr: '', ...answer });
  };
  return { run, calls };
}

const path = (environment: string) => `/dist/cdk/storage/${environment}/Storage.template.json`;

export const prodTemplate: SynthesisedTemplate = {
  layer: 'storage',
  environment: 'prod',
  path: path('prod'),
};
export const testTemplate: SynthesisedTemplate = {
  layer: 'storage',
  environment: 'test',
  path: path('test'),
};
export const twoTemplates = [prodTemplate, testTemplate];
