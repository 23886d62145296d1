// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands on the stage: one face mesh, one set of edges and one shadow per copy of a part.
/// Geometry that a new model shares with the one before stays on the graphics card.

import {
  Box3, BufferAttribute, BufferGeometry, LineSegments, Matrix4, Mesh, Scene, Vector3,
} from 'three';
import { edges_of } from './edges';
import { type Copy, type Model, type PartMesh, type Triple } from './glb';
import { Materials, faded } from './materials';

interface Shape {
  faces: BufferGeometry;
  edges: BufferGeometry;
}

interface Piece {
  copy: Copy;
  base: Matrix4;
  middle: Vector3; // as built
  low: Triple;
  high: Triple;
  objects: { faces: Mesh; edges: LineSegments; shadow: Mesh };
}

export interface Count {
  copies: number;
  triangles: number;
  vertices: number;
}

export class Stage {
  readonly scene = new Scene();
  readonly materials = new Materials();
  readonly box = new Box3(); // of the model as built
  private shapes = new Map<string, Shape>();
  private pieces: Piece[] = [];
  private pool: Piece['objects'][] = [];
  private chosen: ((copy: Copy) => boolean) | null = null;
  private accent: Triple = [0.8, 0.1, 0.05];

  /// Replaces what is shown.
  show(model: Model): Count {
    const shapes = new Map<string, Shape>();
    const count: Count = { copies: model.copies.length, triangles: 0, vertices: 0 };
    for (const mesh of model.meshes) {
      shapes.set(mesh.key, this.shapes.get(mesh.key) ?? shape_of(mesh));
      count.vertices += mesh.positions.length / 4;
    }
    for (const [key, shape] of this.shapes) {
      if (shapes.has(key)) continue;
      shape.faces.dispose();
      shape.edges.dispose();
    }
    this.shapes = shapes;
    this.box.makeEmpty();
    this.pieces = model.copies.map((copy, k) => {
      const mesh = model.meshes[copy.mesh] as PartMesh;
      count.triangles += mesh.indices.length / 3;
      return this.piece(copy, mesh, shapes.get(mesh.key) as Shape, k);
    });
    for (let k = this.pieces.length; k < this.pool.length; ++k) this.set_visible(k, false);
    this.materials.shadow.uniforms['ground']!.value = this.box.min.y;
    this.paint();
    return count;
  }

  private piece(copy: Copy, mesh: PartMesh, shape: Shape, number: number): Piece {
    const objects = this.objects(number);
    objects.faces.geometry = shape.faces;
    objects.shadow.geometry = shape.faces;
    objects.edges.geometry = shape.edges;
    this.set_visible(number, true);
    const base = new Matrix4().fromArray(copy.matrix as unknown as number[]);
    const box = new Box3(new Vector3(...mesh.low), new Vector3(...mesh.high)).applyMatrix4(base);
    this.box.union(box);
    const piece = { copy, base, middle: box.getCenter(new Vector3()), low: mesh.low, high: mesh.high, objects };
    objects.faces.userData['piece'] = piece;
    place(piece, null);
    return piece;
  }

  private objects(number: number): Piece['objects'] {
    let objects = this.pool[number];
    if (objects === undefined) {
      objects = { faces: new Mesh(), edges: new LineSegments(), shadow: new Mesh() };
      objects.shadow.material = this.materials.shadow;
      objects.edges.material = this.materials.edge;
      objects.shadow.renderOrder = 0;
      objects.faces.renderOrder = 1;
      objects.edges.renderOrder = 2;
      for (const object of Object.values(objects)) {
        object.frustumCulled = false;
        object.matrixAutoUpdate = false;
        object.matrixWorldAutoUpdate = false;
        this.scene.add(object);
      }
      this.pool[number] = objects;
    }
    return objects;
  }

  private set_visible(number: number, visible: boolean): void {
    for (const object of Object.values(this.pool[number] as Piece['objects'])) object.visible = visible;
  }

  /// Every copy moved from where it stands as built by what `away` says, in metres.
  move(away: (element: string, middle: Vector3) => Vector3 | null): void {
    for (const piece of this.pieces) place(piece, away(piece.copy.element, piece.middle));
  }

  choose(chosen: ((copy: Copy) => boolean) | null, accent: Triple): void {
    this.chosen = chosen;
    this.accent = accent;
    this.paint();
  }

  private paint(): void {
    for (const { copy, objects } of this.pieces) {
      const colour = this.chosen === null ? copy.colour
        : this.chosen(copy) ? this.accent : faded(copy.colour);
      objects.faces.material = this.materials.face(colour);
    }
  }

  copies(): readonly Copy[] {
    return this.pieces.map((piece) => piece.copy);
  }

  /// Meshes to be hit by a ray, and whose they are.
  hit_targets(): Mesh[] {
    return this.pieces.map((piece) => piece.objects.faces);
  }
  copy_of(mesh: Mesh): Copy {
    return (mesh.userData['piece'] as Piece).copy;
  }

  /// The box of a copy in its own frame, where it is now: its length, width and thickness.
  frame_of(copy: Copy): { matrix: Matrix4; low: Vector3; high: Vector3 } | null {
    const piece = this.pieces.find((one) => one.copy.element === copy.element);
    if (piece === undefined) return null;
    return {
      matrix: piece.objects.faces.matrixWorld,
      low: new Vector3(...piece.low),
      high: new Vector3(...piece.high),
    };
  }
}

function place(piece: Piece, away: Vector3 | null): void {
  const { faces, edges, shadow } = piece.objects;
  faces.matrixWorld.copy(piece.base);
  if (away !== null) {
    const e = faces.matrixWorld.elements;
    e[12] += away.x;
    e[13] += away.y;
    e[14] += away.z;
  }
  edges.matrixWorld.copy(faces.matrixWorld);
  shadow.matrixWorld.copy(faces.matrixWorld);
}

function shape_of(mesh: PartMesh): Shape {
  const positions = new BufferAttribute(mesh.positions, 4);
  const faces = new BufferGeometry();
  faces.setAttribute('position', positions);
  if (mesh.normals !== null) faces.setAttribute('normal', new BufferAttribute(mesh.normals, 4, true));
  faces.setIndex(new BufferAttribute(mesh.indices, 1));
  const edges = new BufferGeometry();
  edges.setAttribute('position', positions);
  edges.setIndex(new BufferAttribute(edges_of(mesh.positions, mesh.indices), 1));
  return { faces, edges };
}
