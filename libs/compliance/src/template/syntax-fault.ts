/** Where a text stops being what it should be. */
export interface SyntaxFault {
  /** What is wrong there. */
  readonly reason: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/** A text that cannot be parsed. */
export class SyntaxFaultError extends Error {
  constructor(readonly fault: SyntaxFault) {
    super(fault.reason);
  }
}
