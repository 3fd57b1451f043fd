import type { IIoHost, IoMessage, IoRequest, Toolkit } from '@aws-cdk/toolkit-lib';
import type { Session } from './session';

/** Called with everything the toolkit has to say. */
export type OnMessage = (message: IoMessage<unknown>) => void;

/** Called with a question of the toolkit; gives back the answer, or undefined for the toolkit's default. */
export type OnQuestion = (question: IoMessage<unknown>) => Promise<boolean | undefined>;

/** The CDK toolkit on a session's account, silent but for `onMessage`. */
export async function openToolkit(
  session: Session,
  onMessage: OnMessage,
  onQuestion: OnQuestion = () => Promise.resolve(undefined),
): Promise<Toolkit> {
  const { BaseCredentials, Toolkit: CdkToolkit } = await import('@aws-cdk/toolkit-lib');
  return new CdkToolkit({
    ioHost: new QuietIoHost(onMessage, onQuestion),
    color: false,
    emojis: false,
    sdkConfig: {
      baseCredentials: BaseCredentials.custom({
        provider: session.credentials,
        region: session.environment.region,
      }),
    },
  });
}

class QuietIoHost implements IIoHost {
  constructor(
    private readonly onMessage: OnMessage,
    private readonly onQuestion: OnQuestion,
  ) {}

  notify(message: IoMessage<unknown>): Promise<void> {
    this.onMessage(message);
    return Promise.resolve();
  }

  async requestResponse<T>(message: IoRequest<unknown, T>): Promise<T> {
    this.onMessage(message);
    return ((await this.onQuestion(message)) as T | undefined) ?? message.defaultResponse;
  }
}
