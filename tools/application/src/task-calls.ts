import { setTimeout as delay } from 'node:timers/promises';
import { signedJson } from '@hipaa-cdk/runner/signed-json';
import { UserError } from '@hipaa-cdk/errors';
import type { Session } from '@hipaa-cdk/runner';

/** A task as far as whoever waits for it looks at it. */
export interface EcsTask {
  readonly arn: string;
  /** Such as `RUNNING`; the last one is `STOPPED`. */
  readonly status: string;
  /** Code of its first container; undefined until it ended, and where it never began. */
  readonly exit?: number;
  /** Why it stopped, or was not started. */
  readonly reason: string;
}

/** How one task is started. */
export interface TaskStart {
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly subnets: readonly string[];
  readonly securityGroup: string;
  readonly publicAddress: 'ENABLED' | 'DISABLED';
  /** With the same token ECS starts one task, however often it is asked. */
  readonly clientToken: string;
}

/** Milliseconds that one call may be without an answer. */
const SILENCE = 60_000;

/** Times that a call is made before it counts as failed. Each of them may be made again: a start has a token. */
const ATTEMPTS = 5;

interface Answer {
  readonly __type?: string;
  readonly message?: string;
  readonly taskArns?: readonly string[];
  readonly tasks?: readonly {
    readonly taskArn?: string;
    readonly lastStatus?: string;
    readonly stoppedReason?: string;
    readonly containers?: readonly { readonly exitCode?: number; readonly reason?: string }[];
  }[];
  readonly failures?: readonly { readonly reason?: string; readonly detail?: string }[];
}

/** The calls to ECS about single tasks. */
export class TaskCalls {
  constructor(
    private readonly session: Session,
    private readonly request: typeof fetch = fetch,
  ) {}

  /** ARNs of the tasks of a family that run or are about to. */
  async running(cluster: string, family: string): Promise<readonly string[]> {
    return (await this.call('ListTasks', { cluster, family, desiredStatus: 'RUNNING' })).taskArns ?? [];
  }

  /** Starts a task. Without an ARN it was not started, and the reason says why. */
  async run({ subnets, securityGroup, publicAddress, ...start }: TaskStart): Promise<EcsTask> {
    const { cluster, taskDefinition, clientToken } = start;
    const answer = await this.call('RunTask', {
      cluster,
      taskDefinition,
      clientToken,
      launchType: 'FARGATE',
      startedBy: 'application:release',
      networkConfiguration: {
        awsvpcConfiguration: { subnets, securityGroups: [securityGroup], assignPublicIp: publicAddress },
      },
    });
    return taskOf(answer);
  }

  async describe(cluster: string, task: string): Promise<EcsTask> {
    return taskOf(await this.call('DescribeTasks', { cluster, tasks: [task] }));
  }

  async stop(cluster: string, task: string, reason: string): Promise<void> {
    await this.call('StopTask', { cluster, task, reason });
  }

  private async call(operation: string, input: object): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const { answer, again } = await this.ask(operation, input);
      if (!again && !answer.__type) return answer;
      if (!again || attempt >= ATTEMPTS) throw refused(operation, answer);
      await delay(2 ** attempt * 100);
    }
  }

  private async ask(operation: string, input: object): Promise<{ answer: Answer; again: boolean }> {
    const { environment } = this.session;
    const send = ((url: string, init: RequestInit) =>
      this.request(url, { ...init, signal: AbortSignal.timeout(SILENCE) })) as typeof fetch;
    const target = `AmazonEC2ContainerServiceV20141113.${operation}`;
    try {
      const response = await signedJson(
        { environment, credentials: this.session.stackCredentials },
        { service: 'ecs', target, input },
        send,
        environment.target === 'embedded' ? process.env['AWS_ENDPOINT_URL'] : undefined,
      );
      const answer = (await response.json()) as Answer;
      const isBusy = response.status >= 500 || /Throttl|TooMany/.test(answer.__type ?? '');
      return { answer, again: isBusy };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { answer: { __type: 'no answer', message }, again: true };
    }
  }
}

function taskOf({ tasks, failures }: Answer): EcsTask {
  const [task] = tasks ?? [];
  const [container] = task?.containers ?? [];
  return {
    arn: task?.taskArn ?? '',
    // A task that is forgotten has stopped; how it ended nobody knows any more.
    status: task?.lastStatus ?? 'STOPPED',
    ...(container?.exitCode !== undefined && { exit: container.exitCode }),
    reason: [task?.stoppedReason, container?.reason, ...failureTexts(failures)].filter(Boolean).join('; '),
  };
}

function failureTexts(failures: Answer['failures'] = []): readonly (string | undefined)[] {
  return failures.flatMap(({ reason, detail }) => [reason, detail]);
}

function refused(operation: string, { __type = 'an error', message }: Answer): UserError {
  return new UserError({
    code: 'TASK_CALL_FAILED',
    message: `ECS did not answer ${operation}: ${__type.split('#').at(-1) ?? ''}: ${message ?? 'no reason given'}`,
    remedy: `allow ecs:${operation} to whoever releases, if it was denied; else run this again`,
  });
}
