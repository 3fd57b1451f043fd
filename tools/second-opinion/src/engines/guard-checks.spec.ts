import { accusedResources, firstMessage } from './guard-checks';

describe('accusedResources', () => {
  it('takes a resource once, however many of its properties fail', () => {
    const checks = [
      { value: { path: '/Resources/A/Properties/X' } },
      { from: { path: '/Resources/A/Type' } },
    ];
    expect(accusedResources(checks)).toEqual(['A']);
  });

  it('leaves out what a value was compared to', () => {
    expect(accusedResources([{ from: { path: '/Resources/A' }, to: { path: '/Resources/B' } }])).toEqual([
      'A',
    ]);
  });

  it('leaves out paths within the template itself', () => {
    const value = { Properties: { path: '/Resources/B' } };
    expect(accusedResources([{ path: '/Resources/A', value }])).toEqual(['A']);
  });

  it('leaves out places outside the resources', () => {
    expect(accusedResources([{ path: '/Parameters/P' }, { path: '' }])).toEqual([]);
  });
});

describe('firstMessage', () => {
  const own = { custom_message: null, error_message: 'what Guard says' };

  it('is what the author of the rule wrote, however deep', () => {
    const author = { messages: { custom_message: '\n  Violation: what the author says\n  Fix: it\n' } };
    expect(firstMessage({ messages: own, checks: [{ Clause: author }] })).toBe('what the author says');
  });

  it('is what Guard says where the author wrote nothing', () => {
    expect(firstMessage({ messages: { ...own, custom_message: ' ' }, checks: [] })).toBe('what Guard says');
  });

  it('admits that there is none', () => {
    expect(firstMessage({ messages: {}, checks: [] })).toBe('no reason given');
  });
});
