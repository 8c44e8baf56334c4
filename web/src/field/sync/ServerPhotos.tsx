import { thumbnailOf } from '../../api/files';
import type { Ref } from '../../api/types';

/** Photos that come from the server, to be seen beside the own ones. */
export function ServerPhotos({ files, label }: { files: Ref[]; label: string }) {
  return (
    <div className="photos">
      {files.map((file, at) => (
        <figure key={file} className="photo">
          <img src={thumbnailOf(file)} alt={`${label} ${at + 1}`} />
        </figure>
      ))}
    </div>
  );
}
