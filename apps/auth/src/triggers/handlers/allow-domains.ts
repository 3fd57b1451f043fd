/** Set when the code is built. */
declare const ALLOWED_DOMAINS: readonly string[];

interface SignUp {
  readonly triggerSource: string;
  readonly request: { readonly userAttributes: Readonly<Record<string, string>> };
}

/** Turns away whoever signs up with an address of another domain. An administrator may invite anybody. */
export function handler<E extends SignUp>(event: E): Promise<E> {
  const { triggerSource, request } = event;
  if (triggerSource === 'PreSignUp_AdminCreateUser') return Promise.resolve(event);
  const domain = request.userAttributes['email']?.split('@').pop()?.toLowerCase();
  if (domain !== undefined && ALLOWED_DOMAINS.includes(domain)) return Promise.resolve(event);
  // Lambda logs the message and Cognito shows it, so it names nobody.
  return Promise.reject(new Error('This address cannot sign up.'));
}
