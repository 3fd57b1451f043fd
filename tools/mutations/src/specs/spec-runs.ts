import { readFileSync } from 'node:fs';
import type { Mutation } from '../mutation';
import { type SpecTest, loadSpec, restoreMocks } from './spec-file';
import type { WatchedTemplates } from './watched-templates';

/** What is known of a test since it was seen green. */
interface KnownTest {
  readonly file: KnownFile;
  readonly title: string;
  test: SpecTest;
  /** What it reads in templates. */
  readonly reads: ReadonlySet<string>;
  /** Milliseconds that it takes. */
  readonly time: number;
  /** How many mutations it has answered. */
  kills: number;
}

interface KnownFile {
  readonly path: string;
  /** What the file reads in templates while it is loaded, before any test runs. */
  readonly reads: Set<string>;
}

/** The longest that a test may take, in milliseconds. */
const LIMIT = 20_000;

/**
 * The tests of some spec files, loaded once and seen green, that can be shown one broken template after the other.
 */
export class SpecRuns {
  private readonly tests: KnownTest[] = [];
  /** Tests that are red with sound templates, which therefore answer for nothing. */
  readonly red: string[] = [];

  private constructor(private readonly templates: WatchedTemplates) {}

  /** @param files absolute paths of spec files; those that speak of no template are left out */
  static async of(
    files: readonly string[],
    templates: WatchedTemplates,
    nameOf: (file: string) => string,
  ): Promise<SpecRuns> {
    const runs = new SpecRuns(templates);
    for (const path of files.filter(speaksOfTemplates)) await runs.add(path, nameOf(path));
    return runs;
  }

  /** The first test that goes red over a mutation. */
  async killer(mutation: Mutation): Promise<string | undefined> {
    const ids = this.templates.idsOf(mutation);
    const reading = this.tests.filter(
      ({ reads, file }) => touches(reads, mutation, ids) || touches(file.reads, mutation, ids),
    );
    // Whoever has answered much is asked first, and whoever takes long last.
    reading.sort((a, b) => b.kills - a.kills || a.time - b.time);
    return this.templates.whileBroken(mutation, async () => {
      const loadedAgain = new Map<KnownFile, readonly SpecTest[]>();
      for (const known of reading) {
        if (!(await goesRed(() => this.current(known, mutation, ids, loadedAgain)?.run()))) continue;
        known.kills++;
        return known.title;
      }
      return undefined;
    });
  }

  /** The test as it is with what its file reads in the broken template. */
  private current(
    { file, test }: KnownTest,
    mutation: Mutation,
    ids: ReadonlySet<string>,
    loadedAgain: Map<KnownFile, readonly SpecTest[]>,
  ): SpecTest | undefined {
    if (!touches(file.reads, mutation, ids)) return test;
    const tests = loadedAgain.get(file) ?? loadSpec(file.path);
    loadedAgain.set(file, tests);
    // A test that a broken template does not even have is not red: nobody would miss it.
    return tests.find(({ title }) => title === test.title);
  }

  private async add(path: string, name: string): Promise<void> {
    const file: KnownFile = { path, reads: new Set() };
    const tests = await this.templates.whileReading(
      (one) => file.reads.add(one),
      () => loadSpec(path),
    );
    const known = this.tests.length;
    for (const test of tests) {
      const reads = new Set<string>();
      const started = performance.now();
      const title = `${name}: ${test.title}`;
      const isGreen = await this.templates
        .whileReading(
          (one) => reads.add(one),
          () => withinLimit(test.run()),
        )
        .then(
          () => true,
          () => false,
        );
      const time = performance.now() - started;
      if (!isGreen) this.red.push(title);
      else if (reads.size + file.reads.size > 0)
        this.tests.push({ file, title, test, reads, time, kills: 0 });
    }
    if (this.tests.length === known) restoreMocks();
  }
}

function speaksOfTemplates(file: string): boolean {
  return /template/i.test(readFileSync(file, 'utf8'));
}

/** Whether something was read that a mutation changes: the place itself, what is in it, or which places there are beside it. */
function touches(
  reads: ReadonlySet<string>,
  { path, around, value }: Mutation,
  ids: ReadonlySet<string>,
): boolean {
  // A statement may stand elsewhere in its list, and those behind one that is gone move up.
  const isItem = typeof around.at(-1) === 'number';
  const below = isItem
    ? around.slice(0, -1)
    : value === undefined && typeof path.at(-1) === 'number'
      ? path.slice(0, -1)
      : path;
  // Whoever has read something within a place has read the place.
  return [...ids].some((id) => {
    const place = [id, ...below].join('/');
    return reads.has(place) || reads.has(`${place.slice(0, place.lastIndexOf('/'))}/*`);
  });
}

async function goesRed(run: () => Promise<void> | undefined): Promise<boolean> {
  return withinLimit(new Promise<void>((done) => done(run() ?? undefined))).then(
    () => false,
    () => true,
  );
}

async function withinLimit(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`a test took longer than ${LIMIT} ms`)), LIMIT);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
