import { withoutModule } from './without-module';

const text = `import { networkTests } from './network';
import { paymentsTests } from './payments';

export const all = [...networkTests, ...paymentsTests];
`;

test('the import goes, and what was spread from it', () => {
  expect(withoutModule(text, './payments')).toBe(
    "import { networkTests } from './network';\n\nexport const all = [...networkTests,];\n",
  );
});

test('the first of a list goes with its comma', () => {
  expect(withoutModule(text, './network')).toBe(
    "import { paymentsTests } from './payments';\n\nexport const all = [ ...paymentsTests];\n",
  );
});

test('a file that does not know the module stays as it is', () => {
  expect(withoutModule(text, './pay')).toBe(text);
});
