import { renumbered } from './renumbered';

const numbers = new Map([
  ['111111111111', '222222222222'],
  ['222222222222', '333333333333'],
]);
const text = 'arn:aws:iam::111111111111:root, 222222222222, 1111111111112, 444444444444';

test.each(['apps/users/src/x.spec.ts', 'libs/constructs/src/x.spec.ts', 'tools/docs/src/x.spec.ts'])(
  'accounts of environments get their new numbers in %s, each once',
  (file) => {
    expect(renumbered(file, text, numbers)).toBe(
      'arn:aws:iam::222222222222:root, 333333333333, 1111111111112, 444444444444',
    );
  },
);

test.each(['libs/environments/src/environment.ts', 'libs/rules/src/x.spec.ts', 'tools/nx-cdk/src/x.spec.ts'])(
  'accounts in %s are none of an environment',
  (file) => {
    expect(renumbered(file, text, numbers)).toBe(text);
  },
);
