import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@hipaa-cdk/local-aws/src/testing/temporary-folder';
import { check } from './check';
import type { Engine } from './engines/engine';
import type { Finding } from './finding';
import type { SynthesisedTemplate } from './synthesised-templates';
import { aDisagreement } from './testing/a-disagreement';
import { aFinding } from './testing/a-finding';

const folder = temporaryFolder();

function aTemplate(content: unknown = {}): SynthesisedTemplate {
  const path = join(folder(), 'storage', 'Storage.template.json');
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, JSON.stringify(content));
  return { layer: 'storage', environment: 'prod', path };
}

const engineThatSays = (...findings: Finding[]): Engine => ({
  name: 'checkov',
  judge: () => Promise.resolve(findings),
});

const silent = () => undefined;

test('findings that are all reviewed pass, and are counted', async () => {
  const engines = [engineThatSays(aFinding())];
  const line = check({ engines, templates: [aTemplate()], disagreements: [aDisagreement()], say: silent });
  expect(await line).toBe('1 templates; all 1 findings are among 1 reviewed disagreements');
});

test('one finding that nobody has reviewed fails', async () => {
  const engines = [engineThatSays(aFinding())];
  await expect(
    check({ engines, templates: [aTemplate()], disagreements: [], say: silent }),
  ).rejects.toMatchObject({
    code: 'SECOND_OPINION_DISAGREES',
    message: expect.stringMatching(/^1 findings without a review, 0 reviews without a finding\.\nNobody/),
  });
});

test('a stale entry fails, even when every finding is reviewed', async () => {
  const disagreements = [aDisagreement()];
  await expect(
    check({ engines: [engineThatSays()], templates: [aTemplate()], disagreements, say: silent }),
  ).rejects.toThrow('0 findings without a review, 1 reviews without a finding');
});

test('a template that silences an engine fails', async () => {
  const templates = [aTemplate({ Resources: { Bucket: { Metadata: { checkov: { skip: [] } } } } })];
  await expect(
    check({ engines: [engineThatSays()], templates, disagreements: [], say: silent }),
  ).rejects.toThrow('SUPPRESSED_IN_TEMPLATE');
});

test('an engine that breaks down fails the check', async () => {
  const broken: Engine = { name: 'checkov', judge: () => Promise.reject(new Error('broken')) };
  await expect(
    check({ engines: [broken], templates: [aTemplate()], disagreements: [], say: silent }),
  ).rejects.toThrow('broken');
});

test('every engine says when it begins and what it has found', async () => {
  const lines: string[] = [];
  const engines = [engineThatSays(aFinding(), aFinding())];
  await check({
    engines,
    templates: [aTemplate()],
    disagreements: [aDisagreement()],
    say: (line) => lines.push(line),
  });
  expect(lines).toEqual(['checkov looks at 1 templates', 'checkov has 1 findings']);
});
