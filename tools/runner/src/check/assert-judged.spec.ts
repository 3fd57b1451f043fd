import { layerAccount } from '../testing/layer-account';
import { assertJudged } from './assert-judged';
import * as listFinding from './list-finding';
import { verdictOf } from './verdicts';

/** A day on which the list of eligible services was new, and one on which no list is. */
const NEW = '2026-06-01';
const OLD = '2036-06-01';

const open = { Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: 'f', AuthType: 'NONE' } };
const sound = { Type: 'AWS::EC2::InternetGateway' };

function account(Resources: object, options: Readonly<Record<string, unknown>> = {}, environment = 'test') {
  const { run, printed } = layerAccount({ wanted: { Resources }, environment, options });
  return { run: { ...run, layer: { ...run.layer, name: 'nobody' } }, printed };
}

test('a template that the rules have something against is not deployed, and the finding is shown', async () => {
  const { run } = account({ Door: open });
  await expect(assertJudged(run, NEW)).rejects.toMatchObject({
    code: 'DEPLOY_REFUSED',
    message: expect.stringContaining('FunctionUrlSigned') as string,
    remedy: expect.stringContaining('--unchecked=') as string,
  });
  expect(verdictOf(run)).toBeUndefined();
}, 60_000);

test('the verdict on what is deployed says by what it came to be', async () => {
  const { run } = account({ Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' } });
  await assertJudged(run, NEW);
  expect(verdictOf(run)).toMatch(/^passed; judged on 2026-06-01: assembly [0-9a-f]{12}, rules /);
}, 60_000);

test('an emergency is deployed with its reason, which the record keeps', async () => {
  const { run, printed } = account({ Door: open }, { unchecked: 'restoring service, ticket 77' });
  await assertJudged(run, NEW);
  expect(verdictOf(run)).toBe('unchecked: restoring service, ticket 77');
  expect(printed.join('')).toContain('without a verdict: restoring service, ticket 77');
});

test.each([true, 'because', ''])('an emergency for %p is refused', async (unchecked) => {
  const { run } = account({ Door: open }, { unchecked });
  await expect(assertJudged(run, NEW)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
});

describe('an old list of eligible services', () => {
  const list = jest.spyOn(listFinding, 'oldList');
  afterAll(() => list.mockRestore());

  test('stops the deploy of a protected environment', async () => {
    list.mockResolvedValue('the list is old');
    const { run } = account({ Gateway: sound }, {}, 'prod');
    await expect(assertJudged(run, OLD)).rejects.toThrow(/the list is old/);
  }, 60_000);

  test('does not where somebody answers for it', async () => {
    list.mockResolvedValue(undefined);
    await expect(assertJudged(account({ Gateway: sound }, {}, 'prod').run, OLD)).rejects.not.toThrow(
      /the list is old/,
    );
  }, 60_000);
});
