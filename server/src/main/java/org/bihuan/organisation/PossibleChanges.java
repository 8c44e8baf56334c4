package org.bihuan.organisation;

import java.util.List;
import org.bihuan.platform.Actor;

/** Which changes of the tree (机构变动) are open to somebody at a node; told by whoever carries them out. */
public interface PossibleChanges {

  List<OrganisationAct> of(Actor actor, Node node);
}
