import { Button, Drawer } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Problem } from '../api/problem';
import { SMALL, useMedia } from '../lib/media';
import { ProblemAlert } from './ProblemAlert';
import './Field.css';

type Props = {
  title: string;
  submit: string;
  busy: boolean;
  problem: Problem | null;
  /** Prefix of the fields' ids, as given to each Field. */
  prefix: string;
  onSubmit: () => void;
  onClose: () => void;
  /** Something was typed: closing must be meant. */
  touched?: boolean;
  children: ReactNode;
};

/** A short form beside the page; Enter submits, Esc leaves while nothing was typed. */
export function FormDrawer({
  title,
  submit,
  busy,
  problem,
  prefix,
  onSubmit,
  onClose,
  touched,
  children,
}: Props) {
  const small = useMedia(SMALL);
  const id = useId();
  return (
    <Drawer
      open
      title={title}
      size={small ? '100%' : 460}
      onClose={onClose}
      keyboard={!touched}
      mask={{ closable: !touched }}
      footer={
        <div className="row">
          <Button type="primary" htmlType="submit" form={id} loading={busy}>
            {submit}
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      }
    >
      <form
        id={id}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onSubmit();
        }}
      >
        <ProblemAlert problem={problem} prefix={prefix} />
        {children}
      </form>
    </Drawer>
  );
}
