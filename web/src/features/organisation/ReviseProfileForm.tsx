import { useState } from 'react';
import type { Unit } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { FormDrawer } from '../../ui/FormDrawer';
import { ProfileFields } from './ProfileFields';
import { type Profile, useReviseUnit } from './queries';

const profileOf = (unit: Unit): Profile => ({
  types: unit.types,
  pupils: unit.pupils,
  staff: unit.staff,
  boarders: unit.boarders,
  address: unit.address,
  longitude: unit.longitude,
  latitude: unit.latitude,
});

export function ReviseProfileForm({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const revise = useReviseUnit(unit.ref);
  const [profile, setProfile] = useState(() => profileOf(unit));
  const [touched, setTouched] = useState(false);
  const problem = revise.error && problemOf(revise.error);
  return (
    <FormDrawer
      title="修改基本信息"
      submit="保存"
      prefix="unit"
      busy={revise.isPending}
      problem={problem}
      touched={touched}
      onClose={onClose}
      onSubmit={() => revise.mutate({ ...profile, version: unit.version }, { onSuccess: onClose })}
    >
      <ProfileFields
        profile={profile}
        problem={problem}
        onChange={(part) => {
          setTouched(true);
          setProfile((before) => ({ ...before, ...part }));
        }}
      />
    </FormDrawer>
  );
}
