import type { IAMClient } from '@aws-sdk/client-iam';

interface Input {
  readonly UserName?: string;
  readonly AccessKeyId?: string;
  readonly Status?: string;
}

/** IAM in memory, as far as one user's keys go. It hands out two keys at most, as IAM does. */
export class FakeIam {
  readonly keys = new Map<string, { status: string; secret: string }>();
  /** Commands in the order they came, with the key they were about. */
  readonly calls: string[] = [];
  /** Command that fails, with this error. */
  failing?: { readonly command: string; readonly error: Error };
  private made = 0;

  get client(): Pick<IAMClient, 'send'> {
    return { send: (command: object) => this.answer(command) } as unknown as Pick<IAMClient, 'send'>;
  }

  async answer(command: object): Promise<unknown> {
    const name = command.constructor.name.replace('AccessKeyCommand', '').replace('AccessKeysCommand', '');
    const { input } = command as { readonly input: Input };
    const id = input.AccessKeyId ?? '';
    this.calls.push(id ? `${name} ${id}` : name);
    if (this.failing?.command === name) throw this.failing.error;
    switch (name) {
      case 'List':
        return { AccessKeyMetadata: [...this.keys.keys()].map((AccessKeyId) => ({ AccessKeyId })) };
      case 'Create':
        return this.create();
      case 'Update':
        this.known(id).status = input.Status ?? '';
        return {};
      case 'Delete':
        this.known(id);
        this.keys.delete(id);
        return {};
      default:
        throw new Error(`nobody expects ${name}`);
    }
  }

  private create(): unknown {
    if (this.keys.size >= 2) throw named('LimitExceededException');
    const id = `KEY${++this.made}`;
    const secret = `the-secret-of-${id}`;
    this.keys.set(id, { status: 'Active', secret });
    return { AccessKey: { AccessKeyId: id, SecretAccessKey: secret } };
  }

  private known(id: string): { status: string } {
    const key = this.keys.get(id);
    if (!key) throw named('NoSuchEntityException');
    return key;
  }
}

/** An error as the SDK throws it. */
export function named(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}
