import type { Parameter, SSMClient } from '@aws-sdk/client-ssm';

/** What one GetParameters call takes. */
const MOST_NAMES = 10;

/** Milliseconds that a question waits for those of other layers: a call to AWS takes ten times as long. */
const WINDOW = 5;

/** Somebody's question. */
interface Question {
  readonly names: readonly string[];
  readonly answer: (found: ReadonlyMap<string, Parameter>) => void;
  readonly fail: (error: unknown) => void;
}

const open = new WeakMap<SSMClient, Question[]>();

/**
 * Those of the parameters that exist. Who asks within the same moment shares the calls: layers are looked at side by side, and each
 * asks for a few names. The answer is never older than the question.
 */
export function askedTogether(
  client: SSMClient,
  names: readonly string[],
): Promise<ReadonlyMap<string, Parameter>> {
  if (names.length === 0) return Promise.resolve(new Map());
  return new Promise((answer, fail) => {
    const question = { names, answer, fail };
    const waiting = open.get(client);
    if (waiting) return void waiting.push(question);
    const questions = [question];
    open.set(client, questions);
    setTimeout(() => {
      open.delete(client);
      void answerAll(client, questions);
    }, WINDOW);
  });
}

async function answerAll(client: SSMClient, questions: readonly Question[]): Promise<void> {
  try {
    const found = await ask(client, [...new Set(questions.flatMap(({ names }) => names))]);
    for (const { names, answer } of questions) answer(only(found, names));
  } catch (error) {
    if (questions.length === 1) return questions[0]?.fail(error);
    // One name that somebody may not read fails a call for all of its names: each then asks for itself.
    await Promise.all(
      questions.map(({ names, answer, fail }) => ask(client, [...new Set(names)]).then(answer, fail)),
    );
  }
}

async function ask(client: SSMClient, names: readonly string[]): Promise<ReadonlyMap<string, Parameter>> {
  const { GetParametersCommand } = await import('@aws-sdk/client-ssm');
  const batches = Array.from({ length: Math.ceil(names.length / MOST_NAMES) }, (_, index) =>
    names.slice(index * MOST_NAMES, (index + 1) * MOST_NAMES),
  );
  const pages = await Promise.all(batches.map((Names) => client.send(new GetParametersCommand({ Names }))));
  const found = pages.flatMap((page) => page.Parameters ?? []);
  return new Map(found.map((parameter) => [parameter.Name ?? '', parameter]));
}

function only(
  found: ReadonlyMap<string, Parameter>,
  names: readonly string[],
): ReadonlyMap<string, Parameter> {
  return new Map(
    names.flatMap((name): [string, Parameter][] => {
      const parameter = found.get(name);
      return parameter ? [[name, parameter]] : [];
    }),
  );
}
