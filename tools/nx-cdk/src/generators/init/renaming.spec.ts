import { renamed } from './renaming';

const rename = (text: string) =>
  renamed(text, {
    scope: ['@old', '@acme'],
    name: ['care', 'clinic'],
    environments: ['local', 'prod'],
  });

test.each([
  ["import { x } from '@old/layer';", "import { x } from '@acme/layer';"],
  ["const SCOPE = '@old';", "const SCOPE = '@acme';"],
  ['npx nx g @old/nx-cdk:layer', 'npx nx g @acme/nx-cdk:layer'],
  ['/care/prod/network/vpcId', '/clinic/prod/network/vpcId'],
  ['care-prod-network', 'clinic-prod-network'],
  ['log-group:care-${environment}-database', 'log-group:clinic-${environment}-database'],
  ['/ +care-\\w+-/', '/ +clinic-\\w+-/'],
  ['care-account-audit', 'clinic-account-audit'],
])('%s is renamed', (before, after) => {
  expect(rename(before)).toBe(after);
});

test.each([
  '@older/layer',
  'care',
  'care-plan',
  'home-care-prod',
  'healthcare-prod',
  '/care-plan/',
  'npm i @old-x/y',
])('%s is something else', (text) => {
  expect(rename(text)).toBe(text);
});
