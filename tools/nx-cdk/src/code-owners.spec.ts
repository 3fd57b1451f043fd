import { ownership } from './code-owners';

const files: Readonly<Record<string, string>> = {
  'platform/application.ts': "  owner: 'platform-team',\n  organization: 'acme',\n",
  'apps/payments/src/main.ts': "createLayerApp({\n  layer: 'payments',\n  owner: 'team-payments',\n});",
  'apps/storage/src/main.ts': "createLayerApp({\n  layer: 'storage',\n  purpose: 'owner: nobody',\n});",
};
const found = ownership({ layers: ['payments', 'storage'], read: (file) => files[file] ?? '' });

test('the application names the organisation and who answers for the rest', () => {
  expect(found).toMatchObject({ organization: 'acme', owner: 'platform-team' });
});

test('only layers that name an owner have one of their own', () => {
  expect(found.layers).toEqual([{ name: 'payments', owner: 'team-payments' }]);
});
