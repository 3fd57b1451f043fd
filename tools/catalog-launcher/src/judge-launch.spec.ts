import { judgeLaunch } from './judge-launch';

const products = [
  {
    name: 'queue',
    version: 'v-1',
    hash: '',
    template: {
      Parameters: {
        Name: { Type: 'String', AllowedPattern: '[a-z]+', ConstraintDescription: 'lower-case letters' },
        PHI: { Type: 'String', AllowedValues: ['YES', 'NO'] },
      },
      Resources: {},
    },
  },
];

test('a sound launch is one of the version that the code has', () => {
  expect(judgeLaunch(products, 'queue', { Name: 'a', PHI: 'NO' }, {})).toMatchObject({
    product: 'queue',
    version: 'v-1',
    params: { Name: 'a', PHI: 'NO' },
  });
});

test('an unknown product is answered with those that there are', () => {
  expect(() => judgeLaunch(products, 'que', {}, {})).toThrow(
    'there is no product "que"; expected one of queue',
  );
});

test('all problems are told at once, and that nothing was created', () => {
  expect(() => judgeLaunch(products, 'queue', { Name: 'A', PHI: 'MAYBE', Other: '1' }, {})).toThrow(
    /^3 problem\(s\) with the parameters of queue; nothing was created:\n.*Other.*\n.*lower-case letters.*\n.*YES, NO/,
  );
});

test('without a product all of them are shown, with what is for whoever launches to say', () => {
  const stored = { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/vpc' };
  const [queue] = products;
  const more = { ...queue?.template.Parameters, Size: { Type: 'Number', Default: 2 }, Vpc: stored };
  const known = [{ name: 'queue', version: 'v-1', hash: '', template: { Parameters: more, Resources: {} } }];
  expect(() => judgeLaunch(known, '', {}, {})).toThrow(
    /queue +Name +lower-case letters +\(needed\)\n +PHI +YES, NO +\(needed\)\n +Size +2$/,
  );
});
