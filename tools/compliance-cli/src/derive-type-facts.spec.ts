import { typeFacts } from '@hipaa-cdk/rules';
import { deriveTypeFacts } from './derive-type-facts';

test('what rules know of types is what AWS says of them: npx nx run compliance:types writes it anew', () => {
  expect(typeFacts).toEqual(deriveTypeFacts());
});
