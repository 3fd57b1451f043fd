import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeTemplate } from './judge-template';

function file(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'judge-')), name);
  writeFileSync(path, text);
  return path;
}

const LEAK = `
Resources:
  Key: { Type: AWS::IAM::AccessKey, Properties: { UserName: app } }
Outputs:
  Secret: { Value: !GetAtt Key.SecretAccessKey }
`;

test('a YAML template of a stranger is judged, and a secret in an output is found', async () => {
  const { judgement, text } = await judgeTemplate(file('template.yaml', LEAK));
  expect(judgement.findings.map(({ rule }) => rule)).toContain('HipaaPlus::NoSecretInOutputs');
  expect(text).toContain('FAIL NoSecretInOutputs');
  // The engines take seconds to load.
}, 120_000);

test('without a template the remedy is the command with one', async () => {
  await expect(judgeTemplate(undefined)).rejects.toMatchObject({
    code: 'TEMPLATE_MISSING',
    remedy: expect.stringContaining('--template=') as string,
  });
});

test('a file that is no template is refused by name', async () => {
  await expect(judgeTemplate(file('shopping.json', '["milk"]'))).rejects.toMatchObject({
    message: expect.stringContaining('shopping.json') as string,
  });
});
