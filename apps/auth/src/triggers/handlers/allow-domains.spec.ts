import { handler } from './allow-domains';
import { printedBy } from '../../../fixtures/printed-by';

Object.assign(globalThis, { ALLOWED_DOMAINS: ['example.org'] });

const signUp = (email: string | undefined, triggerSource = 'PreSignUp_SignUp') => ({
  triggerSource,
  userName: 'secret-user',
  request: { userAttributes: (email === undefined ? {} : { email }) as Record<string, string> },
  response: {},
});

test.each(['a@example.org', 'a@EXAMPLE.org'])('%s may sign up', async (email) => {
  const event = signUp(email);
  await expect(handler(event)).resolves.toBe(event);
});

test.each([
  'a@example.com',
  'a@sub.example.org',
  'a@example.org@example.com',
  'example.org.evil',
  '',
  undefined,
])('%s may not sign up', async (email) => {
  await expect(handler(signUp(email))).rejects.toThrow('This address cannot sign up.');
});

test('an administrator invites anybody', async () => {
  const event = signUp('a@example.com', 'PreSignUp_AdminCreateUser');
  await expect(handler(event)).resolves.toBe(event);
});

test.each(['secret-person@example.org', 'secret-person@example.com'])(
  'nothing about %s is printed or said in the error, which Lambda prints',
  async (email) => {
    const printed = await printedBy(() => handler(signUp(email)));
    expect(printed).not.toMatch(/secret|example\.(org|com)/);
  },
);
