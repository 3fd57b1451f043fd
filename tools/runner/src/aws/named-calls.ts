import type { Pluggable } from '@aws-sdk/types';

/** An error of a client with the call that it is of. */
export interface NamedCall {
  /** Such as `ssm:PutParameter`. */
  readonly awsCall?: string;
}

/**
 * For a client: every error says which call it is of, and an answer that cannot be read is asked for again, as one that
 * was cut off on its way is.
 */
export const namedCalls: Pluggable<object, object> = {
  applyToStack: (stack) => {
    stack.add(
      (next, { clientName = '', commandName = '' }) =>
        async (args) => {
          try {
            return await next(args);
          } catch (error) {
            const call = `${SERVICES[clientName] ?? clientName.replace(/Client$/, '').toLowerCase()}:${commandName.replace(/Command$/, '')}`;
            throw error instanceof Error
              ? Object.assign(error, { awsCall: call } satisfies NamedCall)
              : error;
          }
        },
      { step: 'initialize', priority: 'high', name: 'namedCalls' },
    );
    stack.add(
      (next) => async (args) => {
        try {
          return await next(args);
        } catch (error) {
          throw isUnreadable(error) ? new UnreadableAnswer(error) : error;
        }
      },
      { step: 'finalizeRequest', priority: 'low', name: 'unreadableAnswers' },
    );
  },
};

/** Clients whose services IAM knows by another name than the SDK. */
const SERVICES: Readonly<Record<string, string>> = {
  CognitoIdentityProviderClient: 'cognito-idp',
  ElasticLoadBalancingV2Client: 'elasticloadbalancing',
};

/** An answer that is none of AWS: cut short, or from something in between, such as the page of a network to sign in to. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
  /** The SDK asks again for what was cut off. */
  readonly code = 'ECONNRESET';

  constructor(override readonly cause: Error) {
    super(cause.message.split('\n')[0]);
  }
}

function isUnreadable(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return (
    error instanceof SyntaxError ||
    /Deserialization error|Unclosed|char '.*' is not expected/.test(error.message)
  );
}
