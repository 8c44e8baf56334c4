import { type ReactNode, useId, useState } from 'react';
import './DropTable.css';

type Props = {
  disabled?: boolean;
  onFile: (file: File) => void;
  describedBy?: string;
  /** How it is going, or what the file is. */
  children?: ReactNode;
};

/** Where a spreadsheet is dropped or chosen; the same file can be chosen again once it is put right. */
export function DropTable({ disabled, onFile, describedBy, children }: Props) {
  const id = useId();
  const [over, setOver] = useState(false);
  const give = (file: File | undefined) => {
    if (file && !disabled) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the file input
    <div
      className="drop-table"
      data-over={over || undefined}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        give(e.dataTransfer.files[0]);
      }}
    >
      <label htmlFor={id}>把填好的 .xlsx 拖到这里，或选择文件</label>
      <input
        id={id}
        type="file"
        aria-describedby={describedBy}
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        disabled={disabled}
        onChange={(e) => {
          give(e.target.files?.[0]);
          e.target.value = '';
        }}
      />
      {children}
    </div>
  );
}
