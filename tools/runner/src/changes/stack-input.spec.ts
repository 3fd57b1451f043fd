import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeSession } from '../aws/fake-session';
import { openToolkit } from '../aws/toolkit';
import type { SynthesisedLayer } from '../synthesised-layer';
import { stackInput } from './stack-input';

jest.mock('../aws/toolkit');
const publishAssets = jest.fn(() => Promise.resolve());
jest.mocked(openToolkit).mockResolvedValue({
  fromAssemblyDirectory: () => Promise.resolve('assembly'),
  publishAssets,
} as never);
const { session } = fakeSession('local', {});

function layerOf(description: string): SynthesisedLayer {
  const directory = mkdtempSync(join(tmpdir(), 'input-'));
  const properties = { tags: { Owner: 'me' }, stackTemplateAssetObjectUrl: 's3://assets-1/abc.json' };
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
  expect(publishAssets).not.toHaveBeenCalled();
});

test('a longer one is uploaded as a deploy would do it', async () => {
  expect(await stackInput(session, layerOf('ü'.repeat(25_600)))).toEqual({
    TemplateURL: 'https://assets-1.s3.us-east-1.amazonaws.com/abc.json',
    Tags: [{ Key: 'Owner', Value: 'me' }],
  });
  expect(publishAssets).toHaveBeenCalledWith('assembly');
});
