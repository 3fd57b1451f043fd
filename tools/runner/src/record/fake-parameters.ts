import { ParameterNotFound } from '@aws-sdk/client-ssm';
import type { Answers } from '../aws/fake-session';

/** For tests: a Parameter Store that keeps every version, and the answers that a fake session gives from it. */
export function fakeParameters(): { answers: Answers; store: Map<string, string[]> } {
  const store = new Map<string, string[]>();
  const parameter = (Name: string) => {
    const values = store.get(Name) ?? [];
    return { Name, Value: values.at(-1), Version: values.length };
  };
  return {
    store,
    answers: {
      GetParameters: ({ Names }) => ({
        Parameters: (Names as string[]).filter((name) => store.has(name)).map(parameter),
      }),
      GetParametersByPath: ({ Path }) => ({
        Parameters: [...store.keys()].filter((name) => name.startsWith(String(Path))).map(parameter),
      }),
      GetParameterHistory: ({ Name }) => ({
        Parameters: (store.get(String(Name)) ?? []).map((Value) => ({ Name, Value })),
      }),
      PutParameter: ({ Name, Value, Overwrite }) => {
        const name = String(Name);
        if (store.has(name) && Overwrite !== true) throw new Error('The parameter already exists.');
        store.set(name, [...(store.get(name) ?? []), String(Value)]);
        return {};
      },
      DeleteParameter: ({ Name }) => {
        if (!store.delete(String(Name))) throw new ParameterNotFound({ message: 'gone', $metadata: {} });
        return {};
      },
    },
  };
}
