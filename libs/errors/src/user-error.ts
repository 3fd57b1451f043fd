import { visibleText } from './visible-text';

/** What a person needs to put a mistake right. */
export interface UserErrorProps {
  /** Stable name of the mistake, for scripts and documentation. Only the code is a contract; texts may change. */
  readonly code: string;
  /** What is wrong, with the offending value, and what was expected. */
  readonly message: string;
  /**
   * What to do about it, as a command where there is one.
   *
   * @default - the message says it all
   */
  readonly remedy?: string;
  /**
   * The failure underneath, kept for debugging and never printed to a user.
   *
   * @default - none
   */
  readonly cause?: unknown;
}

/** The name survives several copies of this library in one process, where `instanceof` does not. */
const USER_ERROR = 'HipaaCdkUserError';

/** A mistake that the person at the keyboard can mend: printed without a stack trace. */
export class UserError extends Error {
  /** Whether an error is one of these, whichever copy of this library made it. */
  static is(error: unknown): error is UserError {
    return error instanceof Error && error.name === USER_ERROR;
  }

  readonly code: string;
  readonly remedy?: string;

  constructor(props: UserErrorProps) {
    // What AWS and others say is passed on, and a terminal must not act on it.
    super(visibleText(props.message), { cause: props.cause });
    this.name = USER_ERROR;
    this.code = props.code;
    this.remedy = props.remedy === undefined ? undefined : visibleText(props.remedy);
  }

  /** The whole error as a terminal shows it. */
  describe(): string {
    const remedy = this.remedy ? `\n  → ${this.remedy.split('\n').join('\n    ')}` : '';
    return `${this.code}: ${this.message}${remedy}`;
  }
}

/** One thing wrong in a configuration. */
export interface Problem {
  /** Where, from the outside in: `['prod', 'account']`. */
  readonly path: readonly PropertyKey[];
  /** What is wrong and what was expected. */
  readonly message: string;
}

/** Every problem on a line of its own, path first, so that all are mended in one go. */
export function problemList(problems: readonly Problem[]): string {
  return problems.map(({ path, message }) => `  ✖ ${dotted(path)}: ${message}`).join('\n');
}

function dotted(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index ? '.' : ''}${String(key)}`))
    .join('');
}
