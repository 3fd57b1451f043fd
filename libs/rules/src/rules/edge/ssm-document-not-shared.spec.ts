import { outcomesOf } from '../../testing/outcomes-of';
import { ssmDocumentNotShared } from './ssm-document-not-shared';

const resource = outcomesOf(ssmDocumentNotShared, 'Custom::AWS');

const call = (AccountIdsToAdd: readonly string[]) => ({
  service: 'SSM',
  action: 'modifyDocumentPermission',
  parameters: { Name: 'OnCall', PermissionType: 'Share', AccountIdsToAdd },
});

test('named accounts pass', () => {
  expect(resource({ Create: JSON.stringify(call(['111111111111'])) })).toEqual(['pass']);
});

test.each(['all', 'All'])('%s fails', (accounts) => {
  expect(resource({ Create: JSON.stringify(call([accounts])) })).toEqual(['fail']);
});

test('a call that is put together is read', () => {
  const [before = '', after = ''] = JSON.stringify(call(['all'])).split('OnCall');
  expect(resource({ Update: { 'Fn::Join': ['', [before, { Ref: 'Document' }, after]] } })).toEqual(['fail']);
});

test('a call that is an object is read', () => expect(resource({ Create: call(['all']) })).toEqual(['fail']));

test('other calls are not judged', () => {
  expect(resource({ Create: JSON.stringify({ action: 'getDocument' }) })).toEqual([]);
});
