import type { IIoHost, IoMessage, IoRequest, Toolkit } from '@aws-cdk/toolkit-lib';
import { boundaryParameter } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { Session } from './session';
import { storedParameters } from './parameters';

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

/** The bootstrap stack writes its version here. */
const VERSION_PARAMETER = '/cdk-bootstrap/hnb659fds/version';

/**
 * Gives a fresh embedded AWS what the CDK needs to deploy at all, as the bootstrap does once in a real account. There,
 * it is a decision about roles and trust that nobody should make in passing.
 *
 * @throws UserError `BOOTSTRAP_MISSING` or `BOUNDARY_MISSING` for a real account
 */
export async function assertBootstrapped(session: Session, say: (line: string) => void): Promise<void> {
  const { account, region, target, name } = session.environment;
  const notes = await storedParameters(session, [VERSION_PARAMETER, boundaryParameter(name)]);
  const isBootstrapped = notes.has(VERSION_PARAMETER);
  const remedy = `npx nx run delivery:bootstrap --env=${name}`;
  if (target === 'aws' && !isBootstrapped) {
    throw new UserError({
      code: 'BOOTSTRAP_MISSING',
      message: `account ${account}, region ${region} (environment ${name}) is not bootstrapped for the CDK`,
      remedy,
    });
  }
  if (target === 'aws' && !notes.has(boundaryParameter(name))) {
    throw new UserError({
      code: 'BOUNDARY_MISSING',
      message: `account ${account}, region ${region} (environment ${name}) has no permissions boundary yet, which every role needs`,
      remedy,
    });
  }
  if (isBootstrapped) return;
  say('bootstrapping the embedded AWS');
  const { BootstrapEnvironments } = await import('@aws-cdk/toolkit-lib');
  const toolkit = await openToolkit(session, () => undefined);
  await toolkit.bootstrap(BootstrapEnvironments.fromList([`aws://${account}/${region}`]));
}
