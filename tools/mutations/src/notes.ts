import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutation, Outcome } from './mutation';

/** Who has been shown a mutation, in this order, and has not noticed it. */
export type Passed = 'gate' | 'layer' | 'everybody';

/** What is known of a mutation: who noticed it, or who has not. */
export type Noted = Pick<Outcome, 'killedBy' | 'killer'> & { readonly passed?: Passed };

/**
 * What a run has found out so far, so that one that was stopped goes on where it was. A file for each state of the sources:
 * whatever has changed, everything is shown again.
 */
export class Notes {
  private readonly known = new Map<string, Noted>();

  private constructor(private readonly file: string | undefined) {
    if (file === undefined || !existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const noted = parsed(line);
      if (noted) this.known.set(noted.key, noted);
    }
  }

  /** Notes of the run about the sources as they are; none are kept where git does not know what they are. */
  static of(workspaceRoot: string): Notes {
    const tree = treeOf(workspaceRoot);
    if (tree === undefined) return Notes.none();
    const folder = join(workspaceRoot, 'tmp', 'mutations');
    mkdirSync(folder, { recursive: true });
    return new Notes(join(folder, `${tree}.jsonl`));
  }

  /** Notes that nobody keeps. */
  static none(): Notes {
    return new Notes(undefined);
  }

  get(mutation: Mutation): Noted | undefined {
    return this.known.get(keyOf(mutation));
  }

  set(mutation: Mutation, noted: Noted): void {
    const key = keyOf(mutation);
    this.known.set(key, noted);
    if (this.file !== undefined) appendFileSync(this.file, `${JSON.stringify({ key, ...noted })}\n`);
  }
}

/** A line that a run was killed over is none. */
function parsed(line: string): (Noted & { readonly key: string }) | undefined {
  try {
    return line === '' ? undefined : (JSON.parse(line) as Noted & { readonly key: string });
  } catch {
    return undefined;
  }
}

function keyOf({ layer, logicalId, setting, to, look }: Mutation): string {
  return createHash('sha256')
    .update(JSON.stringify([layer, logicalId, setting, to, look]))
    .digest('hex');
}

/** Git's name for the working tree with all that is not committed, without touching what is staged. */
function treeOf(workspaceRoot: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'mutations-index-'));
  const index = join(folder, 'index');
  const git = (...args: string[]): string =>
    execFileSync('git', args, {
      cwd: workspaceRoot,
      env: { ...process.env, GIT_INDEX_FILE: index },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    const own = execFileSync('git', ['rev-parse', '--path-format=absolute', '--git-path', 'index'], {
      cwd: workspaceRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    if (existsSync(own)) cpSync(own, index);
    git('add', '--all');
    return git('write-tree');
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
