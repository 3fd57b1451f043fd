import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeSession } from '../testing/fake-session';
import { askForChanges, stackInput } from './change-set';
import type { SynthesisedLayer } from '@hipaa-cdk/layer-templates';

const input = { TemplateBody: '{}', Tags: [] };
const change = (LogicalResourceId: string) => ({ ResourceChange: { LogicalResourceId, Action: 'Add' } });

/** Asks an account whose change sets come out as told, and says what it was asked. */
async function ask(...descriptions: object[]) {
  const inputs: Record<string, unknown>[] = [];
  const { session, calls } = fakeSession('local', {
    CreateChangeSet: (given) => (inputs.push(given), {}),
    DescribeChangeSet: ({ NextToken }) => (NextToken ? { Changes: [change('B')] } : descriptions.shift()),
    DeleteChangeSet: (given) => (inputs.push(given), {}),
  });
  const answer = askForChanges(session, 's', input);
  const outcome = await answer.then(
    (planned) => [...planned.keys()],
    (error: Error) => error.message,
  );
  return { outcome, calls, inputs };
}

const ready = { Status: 'CREATE_COMPLETE' };

test('all pages of a change set are read, and it is deleted', async () => {
  const { outcome, calls } = await ask({ Status: 'CREATE_IN_PROGRESS' }, ready, {
    ...ready,
    Changes: [change('A')],
    NextToken: 'more',
  });
  expect(outcome).toEqual(['A', 'B']);
  expect(calls.at(-1)).toBe('DeleteChangeSet');
});

test('it updates, under a name of its own, and is never executed', async () => {
  const { inputs, calls } = await ask(ready, ready);
  expect(inputs[0]).toMatchObject({ StackName: 's', ChangeSetType: 'UPDATE', TemplateBody: '{}' });
  expect(inputs[1]).toEqual({ StackName: 's', ChangeSetName: inputs[0]?.['ChangeSetName'] });
  expect(calls).not.toContain('ExecuteChangeSet');
});

test('an empty change set is no change, and is deleted', async () => {
  const StatusReason = "The submitted information didn't contain changes. Submit different information";
  const { outcome, calls } = await ask({ Status: 'FAILED', StatusReason });
  expect(outcome).toEqual([]);
  expect(calls.at(-1)).toBe('DeleteChangeSet');
});

test('a change set that fails says why, and is deleted', async () => {
  const { outcome, calls } = await ask({ Status: 'FAILED', StatusReason: 'Template error' });
  expect(outcome).toBe('CloudFormation could not work out the changes of s: Template error');
  expect(calls.at(-1)).toBe('DeleteChangeSet');
});

const uploaded: unknown[] = [];
const { session, calls } = fakeSession('local', { PutObject: (input) => uploaded.push(input) });

function layerOf(description: string): SynthesisedLayer {
  const directory = mkdtempSync(join(tmpdir(), 'input-'));
  const properties = { tags: { Owner: 'me' }, stackTemplateAssetObjectUrl: 's3://assets-1/local/abc.json' };
  const artifacts = {
    'S.assets': { type: 'cdk:asset-manifest' },
    S: { type: 'aws:cloudformation:stack', properties },
  };
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ artifacts }));
  return { directory, template: { Description: description } } as unknown as SynthesisedLayer;
}

test('a template that fits is handed over as it is, with the tags of the stack', async () => {
  expect(await stackInput(session, layerOf('x'))).toEqual({
    TemplateBody: '{"Description":"x"}',
    Tags: [{ Key: 'Owner', Value: 'me' }],
  });
  expect(calls).toEqual([]);
});

test('a longer one is uploaded where reviews have a folder of their own', async () => {
  expect(await stackInput(session, layerOf('ü'.repeat(25_600)))).toEqual({
    TemplateURL: 'https://s3.us-east-1.amazonaws.com/assets-1/review/local/abc.json',
    Tags: [{ Key: 'Owner', Value: 'me' }],
  });
  expect(uploaded).toMatchObject([{ Bucket: 'assets-1', Key: 'review/local/abc.json' }]);
});
