import { keyOwner } from './key-owner';

const key = { accessKeyId: 'KEY1', secretAccessKey: 'hidden' };
const answering = (answer: object) => ({ send: async () => answer }) as never;

test.each([
  ['arn:aws:iam::222222222222:user/robot', 'robot'],
  ['arn:aws:iam::222222222222:user/machines/robot', 'robot'],
])('the owner of a key that answers as %s is %s', async (Arn, owner) => {
  await expect(keyOwner(key, () => answering({ Arn }))).resolves.toBe(owner);
});

test('an answer without a name is of nobody', async () => {
  await expect(keyOwner(key, () => answering({}))).resolves.toBe('');
});

test('the question is asked with the key itself', async () => {
  const clientWith = jest.fn(() => answering({ Arn: 'a/robot' }));
  await keyOwner(key, clientWith);
  expect(clientWith).toHaveBeenCalledWith(key);
});
