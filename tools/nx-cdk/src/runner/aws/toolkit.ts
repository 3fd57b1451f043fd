import type { IIoHost, IoMessage, IoRequest, Toolkit } from '@aws-cdk/toolkit-lib';
import type { Session } from './session';

/** Called with everything the toolkit has to say. */
export type OnMessage = (message: IoMessage<unknown>) => void;

/** The CDK toolkit on a session's account, silent but for `onMessage`. Questions are answered with their default. */
export async function openToolkit(session: Session, onMessage: OnMessage): Promise<Toolkit> {
  const { BaseCredentials, Toolkit: CdkToolkit } = await import('@aws-cdk/toolkit-lib');
  return new CdkToolkit({
    ioHost: new QuietIoHost(onMessage),
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
  constructor(private readonly onMessage: OnMessage) {}

  notify(message: IoMessage<unknown>): Promise<void> {
    this.onMessage(message);
    return Promise.resolve();
  }

  requestResponse<T>(message: IoRequest<unknown, T>): Promise<T> {
    this.onMessage(message);
    return Promise.resolve(message.defaultResponse);
  }
}
