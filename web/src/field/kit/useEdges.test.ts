import { describe, expect, it } from 'vitest';
import { stays } from './useEdges';

describe('head and foot leave room for what is between them', () => {
  it('both stay on a phone held upright', () => {
    expect(stays(52, 124, 740)).toEqual({ topStays: true, footStays: true });
  });

  it('the foot goes where it would take more than two fifths', () => {
    expect(stays(104, 300, 740)).toEqual({ topStays: true, footStays: false });
  });

  it('both go in large text on a phone on its side', () => {
    expect(stays(150, 250, 360)).toEqual({ topStays: false, footStays: false });
  });
});
